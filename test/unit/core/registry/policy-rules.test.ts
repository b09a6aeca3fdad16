import { expect, test } from 'vitest';
import {
  type PolicyName,
  type PolicySetting,
  policyDefaults,
} from '../../../../contract/namespace-policy.ts';
import {
  combinePolicy,
  isAsStrict,
  type PolicyLevel,
  valuesOf,
} from '../../../../main/core/registry/policy-rules.ts';

const level = (path: string, own: PolicyLevel['own'] = {}): PolicyLevel => ({ path, own });
const free = (value: PolicySetting['value']) => ({ value, mandatory: false });
const fixed = (value: PolicySetting['value']) => ({ value, mandatory: true });
const one = (levels: PolicyLevel[], name: PolicyName) =>
  combinePolicy(levels).find((setting) => setting.name === name);

test('where nobody says anything, the defaults hold; local is bound to itself', () => {
  expect(valuesOf(combinePolicy([level('org'), level('org.a')]))).toEqual(policyDefaults);
  expect(one([level('local'), level('local.a')], 'resolveFrom')).toEqual({
    name: 'resolveFrom',
    value: 'scope',
    from: 'default',
    mandatory: true,
    locked: { by: 'local', least: 'scope' },
  });
  expect(one([level('local', { resolveFrom: free('any') })], 'resolveFrom')?.value).toBe('scope');
});

test('the nearest namespace wins over what is not mandatory', () => {
  const levels = [
    level('org', { requireLicense: free(true) }),
    level('org.a', { requireLicense: free(false) }),
  ];
  expect(one(levels, 'requireLicense')).toEqual({
    name: 'requireLicense',
    value: false,
    from: 'org.a',
    mandatory: false,
    own: free(false),
  });
  expect(one([...levels, level('org.a.b')], 'requireLicense')).toMatchObject({ value: false, from: 'org.a' });
});

test('what a mandatory setting overrules is kept aside and named', () => {
  const levels = [
    level('org', { allowPrerelease: fixed(false) }),
    level('org.a', { allowPrerelease: free(true) }),
  ];
  expect(one(levels, 'allowPrerelease')).toEqual({
    name: 'allowPrerelease',
    value: false,
    from: 'org',
    mandatory: true,
    locked: { by: 'org', least: false },
    own: free(true),
  });
});

test('a namespace may tighten freely, and one below may go back to the mandatory value, not beyond', () => {
  const levels = [
    level('org', { immutableTags: fixed(['stable']) }),
    level('org.a', { immutableTags: free(['stable', 'lts']) }),
    level('org.a.b', { immutableTags: free(['stable']) }),
    level('org.a.b.c', { immutableTags: free(['other']) }),
  ];
  const values = [1, 2, 3, 4].map((count) => one(levels.slice(0, count), 'immutableTags')?.value);
  expect(values).toEqual([['stable'], ['stable', 'lts'], ['stable'], ['stable', 'other']]);
  expect(one(levels.slice(0, 3), 'immutableTags')?.locked).toEqual({ by: 'org', least: ['stable'] });
});

test('channels have no stricter form: a mandatory order is the order', () => {
  const levels = [
    level('org', { channels: fixed(['stable', 'next']) }),
    level('org.a', { channels: free(['stable']) }),
  ];
  expect(one(levels, 'channels')?.value).toEqual(['stable', 'next']);
});

test('whatever is said, no namespace is weaker than a mandatory setting above it', () => {
  const samples: Record<PolicyName, PolicySetting['value'][]> = {
    requireSignature: [true, false],
    requireLicense: [true, false],
    allowPrerelease: [true, false],
    immutableTags: [[], ['a'], ['b'], ['a', 'b']],
    channels: [['stable'], ['edge', 'stable']],
    resolveFrom: ['any', 'scope'],
  };
  let state = 7;
  const pick = (limit: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
  const paths = ['org', 'org.a', 'org.a.b', 'org.a.b.c'];
  let checked = 0;
  for (let round = 0; round < 2_000; round += 1) {
    const levels = paths.map((path) => {
      const own = Object.entries(samples).flatMap(([name, values]) =>
        pick(2) === 0
          ? []
          : [[name, { value: values[pick(values.length)] ?? true, mandatory: pick(2) === 0 }]],
      );
      return level(path, Object.fromEntries(own) as PolicyLevel['own']);
    });
    for (let count = 1; count < paths.length; count += 1) {
      const above = combinePolicy(levels.slice(0, count));
      const below = combinePolicy(levels.slice(0, count + 1));
      for (const [index, { name, locked }] of below.entries()) {
        if (above[index]?.mandatory !== true || locked === undefined) continue;
        checked += 1;
        expect(isAsStrict(name, below[index]?.value ?? '', locked.least)).toBe(true);
      }
    }
  }
  expect(checked).toBeGreaterThan(5_000);
});
