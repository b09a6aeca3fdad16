import { Buffer } from 'node:buffer';
import semver from 'semver';
import { describe, expect, it } from 'vitest';
import {
  compareVersions,
  constraintToRange,
  InvalidConstraint,
  InvalidVersion,
  maxSatisfying,
  parseVersion,
  sameIgnoringBuild,
  satisfies,
  versionSortKey,
} from '../../../../main/core/identity/version.ts';

// mulberry32: the same random versions in every run.
function randomSource(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const random = randomSource(20260101);
const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item;
const numbers = ['0', '1', '2', '9', '10', '11', '99', '100', '4294967296', '9007199254740991'];
const identifiers = [
  '0',
  '1',
  '2',
  '10',
  '9007199254740992',
  '9007199254740993',
  '90071992547409930',
  'a',
  'alpha',
  'alpha-',
  'alpha1',
  'beta',
  'Z',
  '-',
  '--',
  '0a',
  '1-',
  'rc',
  'RC',
  'x',
  'z'.repeat(40),
];

function randomVersion(): string {
  const core = [pick(numbers), pick(numbers), pick(numbers)].join('.');
  const list = () => Array.from({ length: 1 + random(4) }, () => pick(identifiers)).join('.');
  return core + (random(4) === 0 ? '' : `-${list()}`) + (random(4) === 0 ? `+${list()}` : '');
}

const bytewise = (left: string, right: string) => Buffer.compare(Buffer.from(left), Buffer.from(right));

function fieldOf(constraint: unknown): string {
  try {
    constraintToRange(constraint as string);
  } catch (error) {
    if (error instanceof InvalidConstraint) return error.field;
  }
  throw new Error('was accepted');
}

describe('parseVersion', () => {
  it('takes a version apart and gives its normal text', () => {
    expect(parseVersion(' v1.2.3-rc.1+b.07 ')).toEqual({
      version: '1.2.3-rc.1+b.07',
      major: 1,
      minor: 2,
      patch: 3,
      prerelease: ['rc', 1],
      build: ['b', '07'],
    });
  });

  it.each([
    '',
    '1',
    '1.2',
    '01.2.3',
    '1.2.3-01',
    '1.2.3-',
    '1.2.3+',
    '1.2.3-a..b',
    '1.2.3.4',
    'latest',
    '^1.2.3',
    '1.2.9007199254740992',
    '1.2.3-é',
  ])('refuses %j', (text) => {
    expect(parseVersion(text)).toBeUndefined();
  });
});

describe('compareVersions', () => {
  it('follows the example of SemVer §11', () => {
    const ordered = [
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
    ];
    expect(ordered.toReversed().sort((left, right) => compareVersions(left, right))).toEqual(ordered);
  });

  it('is a total order: only equal normal texts tie', () => {
    expect(compareVersions('1.0.0+1', '1.0.0+2')).toBeLessThan(0);
    expect(compareVersions('1.0.0', '1.0.0+1')).toBeLessThan(0);
    expect(compareVersions('1.0.0+1', '1.0.0+01')).not.toBe(0);
    expect(compareVersions('v1.0.0+1', '1.0.0+1')).toBe(0);
    expect(compareVersions('1.0.0-9007199254740993', '1.0.0-9007199254740992')).toBeGreaterThan(0);
    for (let count = 0; count < 3000; count += 1) {
      const [left, right] = [randomVersion(), randomVersion()];
      expect(Math.sign(compareVersions(left, right))).toBe(-Math.sign(compareVersions(right, left)) + 0);
      expect(compareVersions(left, right) === 0).toBe(left === right);
    }
  });

  it('refuses what is no version', () => {
    expect(() => compareVersions('1.0.0', 'one')).toThrow(InvalidVersion);
    expect(() => versionSortKey('one')).toThrow(InvalidVersion);
  });

  it('knows versions that differ in build metadata alone', () => {
    expect(sameIgnoringBuild('1.0.0-a+1', '1.0.0-a')).toBe(true);
    expect(sameIgnoringBuild('1.0.0-a', '1.0.0')).toBe(false);
  });
});

describe('versionSortKey', () => {
  it('orders bytes as versions are ordered', () => {
    for (let count = 0; count < 20_000; count += 1) {
      const [left, right] = [randomVersion(), randomVersion()];
      const expected = sameIgnoringBuild(left, right) ? 0 : Math.sign(compareVersions(left, right));
      const actual = Math.sign(bytewise(versionSortKey(left), versionSortKey(right)));
      if (actual !== expected)
        throw new Error(`${left} and ${right}: key says ${actual}, precedence ${expected}`);
      const small = !/\d{16}/.test(left + right);
      if (small && semver.compare(left, right) !== expected)
        throw new Error(`${left}, ${right} differ from node-semver`);
    }
  });

  it('is printable ASCII, also for the longest version', () => {
    const longest = `1.0.0-${'9'.repeat(250)}`;
    expect(versionSortKey(longest)).toMatch(/^[\x21-\x7e]+$/);
    expect(bytewise(versionSortKey(longest), versionSortKey('1.0.0-a'))).toBe(-1);
  });
});

describe('constraints', () => {
  it('turns every field into its range', () => {
    const fields = {
      eq: '=1.2.3',
      gt: '>1.2.3',
      gte: '>=1.2.3',
      lt: '<1.2.3',
      lte: '<=1.2.3',
      caret: '^1.2.3',
      tilde: '~1.2.3',
      range: '1.2.3',
      wildcard: '1.2.3',
    };
    for (const [field, range] of Object.entries(fields))
      expect(constraintToRange({ [field]: '1.2.3' })).toBe(range);
    expect(constraintToRange({ wildcard: '1.x' })).toBe('1.x');
    expect(constraintToRange(' ^1 ')).toBe('^1');
    expect([constraintToRange(''), constraintToRange({}), constraintToRange({ eq: undefined })]).toEqual([
      '*',
      '*',
      '*',
    ]);
  });

  it('intersects several fields, through alternatives and hyphen ranges', () => {
    expect(constraintToRange({ gte: '1.2.0', lt: '2' })).toBe('>=1.2.0 <2');
    const constraint = { range: '1.0.0 - 1.9.9 || ^3.0.0', gte: '1.5.0', wildcard: '*' };
    const inside = ['1.5.0', '1.9.9', '3.0.0', '3.9.0'];
    const outside = ['1.4.9', '2.0.0', '4.0.0', '0.1.0'];
    for (const version of inside) expect(satisfies(version, constraint)).toBe(true);
    for (const version of outside) expect(satisfies(version, constraint)).toBe(false);
  });

  it('names the field that cannot be read', () => {
    expect(fieldOf('not a range')).toBe('constraint');
    expect(fieldOf('x'.repeat(3000))).toBe('constraint');
    expect(fieldOf(null)).toBe('constraint');
    expect(fieldOf(['1'])).toBe('constraint');
    expect(fieldOf({ eq: '1.2' })).toBe('eq');
    expect(fieldOf({ gt: '>1' })).toBe('gt');
    expect(fieldOf({ caret: '1 || 2' })).toBe('caret');
    expect(fieldOf({ tilde: 3 })).toBe('tilde');
    expect(fieldOf({ range: 'latest' })).toBe('range');
    expect(fieldOf({ exactly: '1.0.0' })).toBe('exactly');
    expect(
      fieldOf({ range: Array.from({ length: 65 }, (_, major) => `^${major}`).join('||'), gt: '0' }),
    ).toBe('range');
  });

  it('admits pre-releases only where asked', () => {
    expect(satisfies('1.3.0-a', '^1.2.0')).toBe(false);
    expect(satisfies('1.3.0-a', '^1.2.0', { includePrerelease: true })).toBe(true);
    expect(satisfies('one', '*')).toBe(false);
    expect(satisfies('1.0.0', 'nonsense')).toBe(false);
  });

  it('finds the greatest version that satisfies', () => {
    expect(maxSatisfying(['1.2.0', '1.10.0', '2.0.0'], { caret: '1.0' })).toBe('1.10.0');
    expect(maxSatisfying(['1.2.0'], '>2')).toBeUndefined();
    expect(maxSatisfying(['1.2.0'], { eq: 'no' })).toBeUndefined();
  });
});
