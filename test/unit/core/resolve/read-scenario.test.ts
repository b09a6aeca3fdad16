import { describe, expect, test } from 'vitest';
import { InvalidScenario } from '../../../../main/core/resolve/invalid-scenario.ts';
import { rangeProblem } from '../../../../main/core/resolve/range-problem.ts';
import { readScenario } from '../../../../main/core/resolve/read-scenario.ts';
import resolveScenario from '../../../../main/core/resolve-scenario.ts';

const of = (entry: unknown) => ({ root: { dependencies: { a: entry } }, packages: {} });

/** The message of the refusal. */
function refusal(value: unknown): string {
  try {
    readScenario(value);
  } catch (error) {
    if (error instanceof InvalidScenario) return error.message;
    throw error;
  }
  return 'not refused';
}

describe('what can be read', () => {
  test.each([
    ['nothing needed', { root: {}, packages: {} }],
    [
      'all forms of an entry',
      of(['^1.0.0', { range: '*', optional: true, features: ['f'], when: { any: [] } }]),
    ],
    [
      'names that objects have',
      JSON.parse('{"root":{},"packages":{"__proto__":{},"constructor":{"1.0.0":{}}}}'),
    ],
    ['members nobody knows', { root: { note: 1 }, packages: {}, more: true }],
    [
      'ranges of no concern to others',
      { root: {}, packages: { a: { '1.0.0': { devDependencies: { b: 'git+ssh://x' } } } } },
    ],
  ])('%s', (_name, value) => {
    expect(readScenario(value)).toBe(value);
  });
});

describe('what cannot', () => {
  test.each([
    ['a list', [], 'the scenario: it must be an object'],
    ['no packages', { root: {} }, 'packages: it is missing'],
    ['a whole case file', { format: 'x', input: {} }, 'input: the problem stands here'],
    [
      'a version that is none',
      { root: {}, packages: { a: { '1.0': {} } } },
      'packages.a["1.0"]: the key is no version',
    ],
    ['a number as entry', of(1), 'root.dependencies.a: it must be a range or an object'],
    ['no range', of({ when: {} }), 'root.dependencies.a.range: it is missing'],
    [
      'a range in a list',
      of(['*', 'x.y.z.1']),
      'root.dependencies.a[1]: "x.y.z.1" is no version or comparator',
    ],
    ['features that are none', of({ range: '*', features: 'f' }), 'a.features: it must be a list of texts'],
    ['an unknown condition', of({ range: '*', when: { cpu: 'x' } }), 'a.when.cpu: known conditions are os'],
    [
      'a feature below not',
      of({ range: '*', when: { not: { all: [{ feature: 'f' }] } } }),
      'not.all[0].feature',
    ],
    [
      'an unknown strategy',
      { root: {}, packages: {}, options: { strategy: 'best' } },
      'options.strategy: it must be one',
    ],
    [
      'a range as pin',
      { root: {}, packages: {}, options: { pins: { a: '^1' } } },
      'options.pins.a: it must be one version',
    ],
    [
      'a wrong omission',
      { root: {}, packages: {}, options: { omit: ['dev', 'all'] } },
      'options.omit[1]: it must be one of',
    ],
    [
      'a target of numbers',
      { root: {}, packages: {}, options: { target: { env: { A: 1 } } } },
      'options.target.env.A',
    ],
  ])('%s', (_name, value, message) => {
    expect(refusal(value)).toContain(message);
  });

  test('conditions nested without end', () => {
    let when: object = { os: 'linux' };
    for (let depth = 0; depth < 5_000; depth += 1) when = { all: [when] };
    expect(refusal(of({ range: '*', when }))).toContain('nested 50 deep');
  });
});

describe('the resolver as a module', () => {
  const wrong = {
    root: { dependencies: { a: '*' } },
    packages: { a: { '1.0.0': { dependencies: { b: '^x.y' } } } },
  };

  test('tells the place of what it cannot read', () => {
    expect(() => resolveScenario(wrong)).toThrow(
      /packages\.a\["1\.0\.0"\]\.dependencies\.b: "\^x\.y" is no version/u,
    );
    expect(() => resolveScenario({ ...wrong, options: { omit: 'dev' } })).toThrow(InvalidScenario);
    expect(() => resolveScenario({ ...wrong, packages: [] })).toThrow(InvalidScenario);
  });

  test('does not read what the answer does not need', () => {
    expect(resolveScenario({ ...wrong, root: {} })).toMatchObject({ status: 'resolved', versions: {} });
  });
});

test.each([
  ['^1.0 || >=x.y <2', 8],
  ['>=1.0.0 <b', 8],
  ['1 - ', 2],
  ['^1.2.3.4', 0],
  ['  latest', 2],
  ['1.0.0 || 2.0.0 ||  git+https://x', 19],
  ['>= 1.0.0 < nothing', 9],
])('the fault of %j is at %i', (text, position) => {
  expect(rangeProblem(text)?.position).toBe(position);
});

test.each(['', '*', '1.x || >=2.5.0 || 5.0.0 - 7.2.3', '>= 1.0.0 < 2', '~> 1.2'])('%j has none', (text) => {
  expect(rangeProblem(text)).toBeUndefined();
});

test('the place of a fault that lies very deep is told from both ends', () => {
  let condition: unknown = { os: 'linux', nowhere: true };
  for (let depth = 0; depth < 90; depth += 1) condition = { not: condition };
  const message = refusal(of({ range: '*', when: condition }));
  expect(message.length).toBeLessThan(400);
  expect(message).toMatch(/^root\.dependencies\.a\.when\.not.*…/u);
});
