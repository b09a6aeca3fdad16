/** The solver against exhaustive search on small problems, and its manners on large and odd ones. */
import semver from 'semver';
import { describe, expect, test } from 'vitest';
import type { PackageManifest, Scenario, SolveResult } from '../../../../main/core/resolve/scenario.ts';
import { solveScenario } from '../../../../main/core/resolve/solve-scenario.ts';

type Packages = Record<string, Record<string, PackageManifest>>;

function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const ranges = ['*', '1', '2', '<2', '>=2', '1 || 3', '3', '>3'];

/** A handful of packages that ask for each other at random. */
function randomScenario(seed: number): Scenario {
  const random = seeded(seed);
  const names = ['a', 'b', 'c', 'd', 'e'].slice(0, 3 + random(3));
  const someEntries = (most: number): Record<string, string> =>
    Object.fromEntries(
      Array.from({ length: random(most + 1) }, () => [
        names[random(names.length)] ?? 'a',
        ranges[random(ranges.length)] ?? '*',
      ]),
    );
  const packages: Packages = {};
  for (const name of names) {
    packages[name] = {};
    for (let major = 1; major <= 1 + random(3); major += 1)
      packages[name][`${major}.0.0`] = {
        dependencies: someEntries(3),
        ...(random(4) === 0
          ? { peerDependencies: { [names[random(names.length)] ?? 'a']: { range: '<3', optional: true } } }
          : {}),
      };
  }
  return { root: { dependencies: someEntries(3) }, packages };
}

/** Whether every requirement of the root and of what is selected is met. */
function isValid({ root, packages }: Scenario, versions: Record<string, string>): boolean {
  const holds = (manifest: PackageManifest): boolean =>
    Object.entries(manifest.dependencies ?? {}).every(
      ([name, range]) => versions[name] !== undefined && semver.satisfies(versions[name], String(range)),
    ) &&
    Object.keys(manifest.peerDependencies ?? {}).every(
      (name) => versions[name] === undefined || semver.satisfies(versions[name], '<3'),
    );
  return (
    holds(root) &&
    Object.entries(versions).every(([name, version]) => {
      const manifest = packages[name]?.[version];
      return manifest !== undefined && holds(manifest);
    })
  );
}

/** Every selection there is, selected or not, one after the other. */
function* selections(packages: Scenario['packages']): Generator<Record<string, string>> {
  const names = Object.keys(packages);
  const places = names.map(() => 0);
  for (;;) {
    yield Object.fromEntries(
      names.flatMap((name, index) => {
        const version = Object.keys(packages[name] ?? {})[(places[index] ?? 0) - 1];
        return version === undefined ? [] : [[name, version]];
      }),
    );
    let at = 0;
    for (; at < names.length; at += 1) {
      places[at] = (places[at] ?? 0) + 1;
      if ((places[at] ?? 0) <= Object.keys(packages[names[at] ?? ''] ?? {}).length) break;
      places[at] = 0;
    }
    if (at === names.length) return;
  }
}

function reversed(scenario: Scenario): Scenario {
  const turned = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).reverse());
  return {
    ...scenario,
    packages: turned(
      Object.fromEntries(Object.entries(scenario.packages).map(([name, own]) => [name, turned(own)])),
    ),
  };
}

function answerOf(result: SolveResult): unknown {
  return result.status === 'resolved' ? result.versions : result.status;
}

test('says the same as trying everything, on 1,500 small problems', () => {
  const counts = { resolved: 0, unsatisfiable: 0, undecided: 0 };
  for (let seed = 1; seed <= 1_500; seed += 1) {
    const scenario = randomScenario(seed);
    const result = solveScenario(scenario);
    counts[result.status] += 1;
    const exists = [...selections(scenario.packages)].some((versions) => isValid(scenario, versions));
    expect(result.status, `seed ${seed}`).toBe(exists ? 'resolved' : 'unsatisfiable');
    expect(answerOf(solveScenario(reversed(scenario))), `seed ${seed}`).toEqual(answerOf(result));
    if (result.status === 'resolved') {
      expect(isValid(scenario, result.versions), `seed ${seed}`).toBe(true);
      expect(betterAlone(scenario, result.versions), `seed ${seed}`).toEqual([]);
      for (const name of Object.keys(result.versions)) {
        const { [name]: _, ...rest } = result.versions;
        expect(
          isNeeded(scenario, result.versions, name) || !isValid(scenario, rest),
          `seed ${seed} ${name}`,
        ).toBe(true);
      }
    } else if (result.status === 'unsatisfiable') {
      expect(isContradiction(scenario, result), `seed ${seed}\n${result.explanation}`).toBe(true);
    }
  }
  // Both kinds must have been seen, or the test says little.
  expect(counts.resolved).toBeGreaterThan(200);
  expect(counts.unsatisfiable).toBeGreaterThan(200);
});

/** Packages that could be raised with all others as they are. */
function betterAlone(scenario: Scenario, versions: Record<string, string>): string[] {
  return Object.entries(versions).flatMap(([name, version]) =>
    Object.keys(scenario.packages[name] ?? {})
      .filter((other) => semver.gt(other, version) && isValid(scenario, { ...versions, [name]: other }))
      .map((other) => `${name} ${other}`),
  );
}

function isNeeded(scenario: Scenario, versions: Record<string, string>, name: string): boolean {
  const reached = new Set<string>();
  const open = [scenario.root];
  for (const manifest of open)
    for (const other of Object.keys(manifest.dependencies ?? {}))
      if (!reached.has(other)) {
        reached.add(other);
        open.push(scenario.packages[other]?.[versions[other] ?? ''] ?? {});
      }
  return reached.has(name);
}

/** The facts of an explanation by themselves have no solution, and without any one of them there is one. */
function isContradiction(
  { root, packages }: Scenario,
  { facts }: Extract<SolveResult, { status: 'unsatisfiable' }>,
): boolean {
  const having = (without: number): Scenario => {
    const asks = (
      from: string | undefined,
      version: string | undefined,
      to: string,
      isPeer: boolean,
    ): boolean =>
      facts.some(
        (fact, index) =>
          index !== without &&
          fact.from?.name === from &&
          (version === undefined || fact.from?.versions.includes(version)) &&
          fact.name === to &&
          (fact.kind === 'peer') === isPeer,
      );
    const kept = (manifest: PackageManifest, from?: string, version?: string): PackageManifest => ({
      dependencies: Object.fromEntries(
        Object.entries(manifest.dependencies ?? {}).filter(([to]) => asks(from, version, to, false)),
      ),
      peerDependencies: Object.fromEntries(
        Object.entries(manifest.peerDependencies ?? {}).filter(([to]) => asks(from, version, to, true)),
      ),
    });
    return {
      root: kept(root),
      packages: Object.fromEntries(
        Object.entries(packages).map(([name, own]) => [
          name,
          Object.fromEntries(
            Object.entries(own).map(([version, manifest]) => [version, kept(manifest, name, version)]),
          ),
        ]),
      ),
    };
  };
  const isPossible = (scenario: Scenario): boolean =>
    [...selections(scenario.packages)].some((versions) => isValid(scenario, versions));
  return (
    facts.length > 0 &&
    !isPossible(having(-1)) &&
    facts.every((_, index) => facts.length > 12 || isPossible(having(index)))
  );
}

describe('size', () => {
  const chain = (length: number, last: PackageManifest): Packages =>
    Object.fromEntries(
      Array.from({ length }, (_, index) => {
        const manifest = index === length - 1 ? last : { dependencies: { [`p${index + 1}`]: '^1' } };
        return [`p${index}`, { '1.0.0': manifest, '1.1.0': manifest }];
      }),
    );

  test('a chain of 10,000 packages is walked', () => {
    const result = solveScenario({ root: { dependencies: { p0: '*' } }, packages: chain(10_000, {}) });
    expect(result.status).toBe('resolved');
    if (result.status === 'resolved') expect(Object.keys(result.versions)).toHaveLength(10_000);
  });

  test('a chain of 3,000 packages that breaks at its end is given up at once, and says where', () => {
    const packages = chain(3_000, { dependencies: { missing: '*' } });
    const result = solveScenario({ root: { dependencies: { p0: '*' } }, packages });
    expect(result).toMatchObject({ status: 'unsatisfiable' });
    if (result.status === 'unsatisfiable') {
      expect(result.statistics.conflicts).toBeLessThan(10);
      expect(result.explanation).toContain('missing');
      expect(result.explanation).toContain('no such package');
    }
  });

  test('a ring of 5,000 packages is one cycle', () => {
    const packages = chain(5_000, { dependencies: { p0: '1.1.0' } });
    const result = solveScenario({ root: { dependencies: { p0: '*' } }, packages });
    expect(result).toMatchObject({ status: 'resolved' });
    if (result.status === 'resolved') expect(result.cycles.map(({ length }) => length)).toEqual([5_000]);
  });

  test('two packages of 1,000 versions that lead each other down are followed to the end', () => {
    const versions = (asks: (minor: number) => PackageManifest['dependencies']) =>
      Object.fromEntries(
        Array.from({ length: 1_000 }, (_, minor) => [`1.${minor}.0`, { dependencies: asks(minor) }]),
      );
    const packages: Packages = {
      a: versions((minor) => ({ b: `<1.${minor}.0` })),
      b: versions((minor) => ({ a: `<=1.${minor}.0` })),
    };
    const result = solveScenario({ root: { dependencies: { a: '*', b: '*' } }, packages });
    expect(result.status).toBe('unsatisfiable');
  });

  test('of 5,000 versions the best that fits is found', () => {
    const versions = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, patch) => [
        `1.0.${patch}`,
        { dependencies: { other: `<=1.0.${5_000 - patch}` } },
      ]),
    );
    const other = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, patch) => [`1.0.${patch + 1_000}`, {}]),
    );
    const result = solveScenario({
      root: { dependencies: { many: '*' } },
      packages: { many: versions, other },
    });
    expect(result).toMatchObject({ status: 'resolved', versions: { many: '1.0.4000', other: '1.0.1000' } });
  });
});

describe('time', () => {
  /** More pigeons than holes: no short proof exists for this kind of search. */
  const pigeons = (count: number): Scenario => {
    const holes = count - 1;
    const numbers = (length: number): number[] => Array.from({ length }, (_, index) => index + 1);
    return {
      root: { dependencies: Object.fromEntries(numbers(count).map((pigeon) => [`pigeon${pigeon}`, '*'])) },
      packages: Object.fromEntries([
        ...numbers(count).map((pigeon) => [
          `pigeon${pigeon}`,
          Object.fromEntries(
            numbers(holes).map((hole) => [
              `${hole}.0.0`,
              { dependencies: { [`hole${hole}`]: `${pigeon}.0.0` } },
            ]),
          ),
        ]),
        ...numbers(holes).map((hole) => [
          `hole${hole}`,
          Object.fromEntries(numbers(count).map((pigeon) => [`${pigeon}.0.0`, {}])),
        ]),
      ]) as Packages,
    };
  };

  test('a contradiction found when time is up is told with what led to it, not made smaller, and says so', () => {
    const scenario: Scenario = {
      root: { dependencies: { first: '*', other: '*' } },
      packages: {
        first: { '1.0.0': { dependencies: { second: '*' } } },
        second: { '1.0.0': { dependencies: { nowhere: '*' } } },
        other: { '1.0.0': {} },
      },
    };
    const late = solveScenario(scenario, { deadline: 0 });
    const unhurried = solveScenario(scenario);
    if (late.status !== 'unsatisfiable' || unhurried.status !== 'unsatisfiable')
      throw new Error(`${late.status}, ${unhurried.status}`);
    expect(late.explanation).toBe(
      `${unhurried.explanation}\nTime was up before all was tried to leave some of them out: fewer requirements may contradict each other already.`,
    );
  });

  test('a deadline ends in "undecided", never in "unsatisfiable"', () => {
    const result = solveScenario(pigeons(14), { deadline: 50 });
    expect(result.status).toBe('undecided');
    if (result.status === 'undecided') expect(result.seconds).toBeGreaterThan(0.04);
  });

  test('progress is told, and can stop the search', () => {
    const seen: number[] = [];
    const result = solveScenario(pigeons(14), {
      onProgress: ({ conflicts }) => {
        seen.push(conflicts);
        return seen.length < 5;
      },
    });
    expect(result.status).toBe('undecided');
    expect(seen).toHaveLength(5);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });
});

describe('options', () => {
  const packages: Packages = {
    lib: {
      '1.0.0': { published: '2026-03-01T00:00:00Z', downloads: 5 },
      '1.1.0': { published: '2026-01-01T00:00:00Z', downloads: 90 },
      '2.0.0': { published: '2026-02-01T00:00:00Z', downloads: 7 },
      '3.0.0': { yanked: true, published: '2026-09-01T00:00:00Z', downloads: 1_000 },
    },
  };
  const root: PackageManifest = { dependencies: { lib: '*' } };
  const chosen = (options: Scenario['options']): unknown =>
    answerOf(solveScenario({ root, packages, options }));

  test.each([
    ['highest', '2.0.0'],
    ['lowest', '1.0.0'],
    ['newest-published', '1.0.0'],
    ['most-downloaded', '1.1.0'],
  ] as const)('strategy %s takes %s', (strategy, version) => {
    expect(chosen({ strategy })).toEqual({ lib: version });
  });

  test('pins, locks and overrides', () => {
    expect(chosen({ strategy: 'manual', pins: { lib: '1.1.0' } })).toEqual({ lib: '1.1.0' });
    expect(chosen({ locked: { lib: '1.0.0' } })).toEqual({ lib: '1.0.0' });
    expect(chosen({ locked: { lib: '3.0.0' } })).toEqual({ lib: '3.0.0' });
    expect(chosen({ overrides: { lib: '^1' } })).toEqual({ lib: '1.1.0' });
    expect(chosen({ strategy: 'manual', pins: { lib: '9.9.9' } })).toBe('unsatisfiable');
  });

  test('conditions of the target and features', () => {
    const scenario: Scenario = {
      root: { dependencies: { app: { range: '*', features: ['tls'] } } },
      packages: {
        app: {
          '1.0.0': {
            dependencies: {
              unix: { range: '*', when: { os: '!win32' } },
              crypto: { range: '^2', when: { feature: 'tls' } },
              extra: { range: '*', when: { feature: 'other' } },
            },
          },
        },
        unix: { '1.0.0': {} },
        crypto: { '1.0.0': {}, '2.0.0': {} },
        extra: { '1.0.0': {} },
      },
    };
    const on = (os: string) => answerOf(solveScenario({ ...scenario, options: { target: { os } } }));
    expect(on('linux')).toEqual({ app: '1.0.0', crypto: '2.0.0', unix: '1.0.0' });
    expect(on('win32')).toEqual({ app: '1.0.0', crypto: '2.0.0' });
  });

  test('wishes are granted where they fit, and what is left out says why', () => {
    const result = solveScenario({
      root: {
        dependencies: { base: '^1' },
        optionalDependencies: { plugin: '*', broken: '*', unknown: '*' },
      },
      packages: {
        base: { '1.0.0': {}, '2.0.0': {} },
        plugin: { '1.0.0': {}, '2.0.0': { dependencies: { base: '^2' } } },
        broken: { '1.0.0': { dependencies: { base: '^2' } } },
      },
    });
    expect(answerOf(result)).toEqual({ base: '1.0.0', plugin: '1.0.0' });
    if (result.status === 'resolved')
      expect(result.leftOut.map(({ name, reason }) => `${name}: ${reason}`)).toEqual([
        'broken: what broken * needs does not fit what is selected',
        'unknown: unknown is not known',
      ]);
  });
});

describe('explanations', () => {
  const explain = (scenario: Scenario): string => {
    const result = solveScenario(scenario);
    return result.status === 'unsatisfiable' ? result.explanation : result.status;
  };

  test('two ways to one package that do not meet', () => {
    expect(
      explain({
        root: { dependencies: { left: '^1', right: '^1' } },
        packages: {
          left: { '1.0.0': { dependencies: { shared: '^1' } } },
          right: { '1.0.0': { dependencies: { shared: '^2' } } },
          shared: { '1.0.0': {}, '2.0.0': {} },
        },
      }),
    ).toBe(
      'Because the root depends on shared ^1 (through left ^1) and on shared ^2 (through right ^1), what the root depends on cannot be met.',
    );
  });

  test.each([
    [
      'nothing of that name',
      { root: { dependencies: { gone: '^1' } }, packages: {} },
      /gone \^1 \(there is no such package\)/u,
    ],
    [
      'nothing that matches',
      { root: { dependencies: { lib: '^2' } }, packages: { lib: { '1.0.0': {} } } },
      /lib \^2 \(no version matches: there is 1\.0\.0\)/u,
    ],
    [
      'yanked',
      { root: { dependencies: { lib: '^1' } }, packages: { lib: { '1.0.0': { yanked: true } } } },
      /1\.0\.0 is yanked, and nothing else matches/u,
    ],
    [
      'a pre-release only',
      { root: { dependencies: { lib: '>=1' } }, packages: { lib: { '1.0.0-beta.1': {} } } },
      /pre-releases such as 1\.0\.0-beta\.1 have to be asked for by name/u,
    ],
    [
      'pinned elsewhere',
      {
        root: { dependencies: { lib: '^1' } },
        packages: { lib: { '1.0.0': {}, '2.0.0': {} } },
        options: { strategy: 'manual', pins: { lib: '2.0.0' } },
      },
      /lib is pinned to 2\.0\.0/u,
    ],
    [
      'pinned to what is not there',
      {
        root: { dependencies: { lib: '^1' } },
        packages: { lib: { '1.0.0': {}, '1.1.0': {}, '1.4.0': {}, '2.0.0': {} } },
        options: { strategy: 'manual', pins: { lib: '1.2.0' } },
      },
      /lib is pinned to 1\.2\.0, which does not exist as a published version; nearest are 1\.1\.0 and 1\.4\.0/u,
    ],
    [
      'pinned above all there are',
      {
        root: { dependencies: { lib: '^1' } },
        packages: { lib: { '1.0.0': {}, '1.10.0': {} } },
        options: { strategy: 'manual', pins: { lib: '3.0.0' } },
      },
      /lib is pinned to 3\.0\.0, which does not exist as a published version; nearest is 1\.10\.0/u,
    ],
    [
      'pinned to what was yanked',
      {
        root: { dependencies: { lib: '^1' } },
        packages: { lib: { '1.0.0': { yanked: true }, '2.0.0': {} } },
        options: { strategy: 'manual', pins: { lib: '1.0.0' } },
      },
      /lib is pinned to 1\.0\.0, which is yanked\)/u,
    ],
    [
      'a range nothing can be in',
      { root: { dependencies: { lib: '>2 <1' } }, packages: { lib: { '1.0.0': {} } } },
      /lib >2 <1 \(this can never match: no version is both above 2 and below 1\)/u,
    ],
    [
      'such a range on what is not there',
      { root: { dependencies: { gone: '<0.0.0' } }, packages: {} },
      /gone <0\.0\.0 \(this can never match: no version is below 0\.0\.0\)/u,
    ],
    [
      'an override',
      {
        root: { dependencies: { lib: '^1' } },
        packages: { lib: { '1.0.0': {} } },
        options: { overrides: { lib: '^5' } },
      },
      /lib \^5 \(overridden; no version matches/u,
    ],
  ] as [string, Scenario, RegExp][])('%s', (_what, scenario, words) => {
    expect(explain(scenario)).toMatch(words);
  });
});
