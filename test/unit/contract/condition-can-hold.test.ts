import { expect, it } from 'vitest';
import { conditionCanHold } from '../../../contract/condition-can-hold.ts';
import type { Condition } from '../../../contract/kinds.ts';
import { alternativesOf } from '../../../main/core/resolve/requirements.ts';

it.each<[boolean | undefined, Condition]>([
  [true, {}],
  [true, { os: 'linux' }],
  [false, { os: 'linux', not: { os: 'linux' } }],
  [false, { os: ['linux', '!linux'] }],
  [true, { os: ['linux', 'darwin', '!linux'] }],
  [false, { any: [] }],
  [false, { all: [{ env: { CI: 'true' } }, { env: { CI: 'false' } }] }],
  [false, { env: { CI: ['', '!'] } }],
  [true, { env: { CI: '!', HOME: '' } }],
  [false, { not: {} }],
  [false, { not: { any: [{ os: 'linux' }, { os: '!linux' }] } }],
  [true, { not: { all: [{ os: 'linux' }, { arch: 'x64' }] } }],
  [true, { all: [{ feature: 'one' }, { feature: 'two' }] }],
  [false, { feature: 'one', arch: ['arm', '!arm'] }],
  // What is no condition is not judged here.
  [undefined, { not: { feature: 'one' } }],
])('%s: %j', (outcome, when) => {
  expect(conditionCanHold(when)).toBe(outcome);
});

it('agrees with trying every target', () => {
  const values = ['a', 'b', '!a', '!b'];
  const outcomes = { true: 0, false: 0 };
  for (let seed = 1; seed <= 400; seed += 1) {
    const when = conditionOf(numbers(seed), 3);
    const targets = ['', 'a', 'b', 'c'].flatMap((os) => ['', 'a', 'b', 'c'].map((arch) => ({ os, arch })));
    const holds = targets.some((target) => alternativesOf(when, target).length > 0);
    expect(conditionCanHold(when), JSON.stringify(when)).toBe(holds);
    outcomes[`${holds}`] += 1;
  }
  expect(outcomes.true).toBeGreaterThan(50);
  expect(outcomes.false).toBeGreaterThan(50);

  function conditionOf(next: () => number, depth: number): Condition {
    const pick = () => values[next() % values.length] ?? 'a';
    const some = () => Array.from({ length: 1 + (next() % 3) }, () => conditionOf(next, depth - 1));
    switch (depth === 0 ? next() % 2 : next() % 5) {
      case 0:
        return { os: [pick(), pick()].slice(next() % 2) };
      case 1:
        return { arch: pick() };
      case 2:
        return { os: pick(), all: some() };
      case 3:
        return { any: some() };
      default:
        return { arch: pick(), not: conditionOf(next, depth - 1) };
    }
  }
});

it('does not try for long', () => {
  // Of ten pigeons in nine holes no reasoning short of counting gets rid.
  const pigeons = Array.from({ length: 10 }, (_, pigeon) => ({
    any: Array.from({ length: 9 }, (_hole, hole) => ({ env: { [`${pigeon} in ${hole}`]: 'yes' } })),
  }));
  const apart = Array.from({ length: 9 }, (_, hole) =>
    pigeons.flatMap((_pigeon, one) =>
      Array.from({ length: one }, (_other, other) => ({
        not: { env: { [`${one} in ${hole}`]: 'yes', [`${other} in ${hole}`]: 'yes' } },
      })),
    ),
  );
  const startedAt = performance.now();
  expect(conditionCanHold({ all: [...pigeons, ...apart.map((all) => ({ all }))] })).toBeUndefined();
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});

/** The same numbers for the same seed (a linear congruence, its low bits left out). */
function numbers(seed: number): () => number {
  let state = seed * 7_919;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state >>> 12;
  };
}
