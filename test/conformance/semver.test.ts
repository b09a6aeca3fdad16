import semver from 'semver';
import { expect, it } from 'vitest';
import { z } from 'zod';
import {
  compareVersions,
  constraintToRange,
  InvalidConstraint,
  maxSatisfying,
  parseVersion,
  sameIgnoringBuild,
  satisfies,
  versionSortKey,
} from '../../main/core/identity/version.ts';
import { describeFormat, readJson, requireCount } from './vectors.ts';

// node-semver takes any truthy value for an option, and the files keep it as it was.
const flag = z.union([z.boolean(), z.number(), z.string()]).default(false).transform(Boolean);
const options = z
  .object({ loose: flag, includePrerelease: flag })
  .default({ loose: false, includePrerelease: false });
const semverFile = z.object({
  description: z.string().default(''),
  count: z.number().optional(),
  cases: z.array(z.record(z.string(), z.unknown())),
});

interface Case {
  readonly title: string;
  readonly check: () => void;
}

type Kind = (entry: Readonly<Record<string, unknown>>, purpose: string) => Case | undefined;

describeFormat('semver', (file) => {
  const { description, count, cases } = semverFile.parse(readJson(file));
  requireCount(count, cases.length);
  const understood = cases.map((entry) => {
    const found = kinds
      .map((kind) => kind(entry, `${file.name} ${description}`))
      .find((item) => item !== undefined);
    if (found === undefined) throw new Error(`no such case is known: ${JSON.stringify(entry)}`);
    return found;
  });
  understood.forEach(({ title, check }, index) => {
    it(`${index}: ${title.slice(0, 120)}`, check);
  });
});

// Tried in this order; each recognises its cases by their members.
const kinds: readonly Kind[] = [precedence, validVersion, invalidVersion, greatest, range, membership];

const precedenceCase = z.object({
  a: z.string(),
  b: z.string(),
  expect: z.enum(['lt', 'eq', 'gt']),
  options,
});

function precedence(entry: unknown): Case | undefined {
  const parsed = precedenceCase.safeParse(entry);
  if (!parsed.success) return undefined;
  const { a, b, expect: expected, options } = parsed.data;
  const check = () => {
    expect(sameIgnoringBuild(a, b, options)).toBe(expected === 'eq');
    if (expected !== 'eq') {
      expect(Math.sign(compareVersions(a, b, options))).toBe(expected === 'gt' ? 1 : -1);
      expect(Math.sign(compareVersions(b, a, options))).toBe(expected === 'gt' ? -1 : 1);
    }
    const [first, second] = [a, b].map((text) =>
      versionSortKey(parseVersion(text, options)?.version ?? text),
    );
    expect(Math.sign(Buffer.compare(Buffer.from(first ?? ''), Buffer.from(second ?? '')))).toBe(
      { lt: -1, eq: 0, gt: 1 }[expected],
    );
  };
  return { title: `${a} ${expected} ${b} ${flags(options)}`, check };
}

const validCase = z.object({
  version: z.string(),
  major: z.number(),
  minor: z.number(),
  patch: z.number(),
  prerelease: z.array(z.union([z.string(), z.number()])),
  build: z.array(z.string()),
  options,
});

function validVersion(entry: unknown): Case | undefined {
  const parsed = validCase.safeParse(entry);
  if (!parsed.success) return undefined;
  const { version, options, ...parts } = parsed.data;
  return {
    title: `${version} is valid`,
    check: () => expect(parseVersion(version, options)).toMatchObject(parts),
  };
}

const invalidCase = z.object({
  value: z.string(),
  expect: z.null(),
  reason: z.string().default(''),
  options,
});

function invalidVersion(entry: unknown): Case | undefined {
  const parsed = invalidCase.safeParse(entry);
  if (!parsed.success) return undefined;
  const { value, reason, options } = parsed.data;
  return {
    title: `${value.slice(0, 40)} is invalid: ${reason} ${flags(options)}`,
    check: () => expect(parseVersion(value, options)).toBeUndefined(),
  };
}

const greatestCase = z.object({
  versions: z.array(z.string()),
  range: z.string(),
  expect: z.string().nullable(),
  options,
});

// The least satisfying version would have the same members, so the file has to say that it means the greatest.
function greatest(entry: unknown, purpose: string): Case | undefined {
  const parsed = greatestCase.safeParse(entry);
  if (!parsed.success || !/max/i.test(purpose)) return undefined;
  const { versions, range, expect: expected, options } = parsed.data;
  const check = () => expect(maxSatisfying(versions, range, options)).toBe(expected ?? undefined);
  return { title: `greatest of ${versions.join(' ')} in ${range} ${flags(options)}`, check };
}

// Some files hold values that are no text at all, to see them refused.
const scalar = z.union([z.string(), z.boolean(), z.number(), z.null()]);
const membershipCase = z.object({ range: z.string(), version: scalar, expect: z.boolean(), options });

// "Greater than the range" would have the same members, so the file has to say that it means "in the range".
function membership(entry: unknown, purpose: string): Case | undefined {
  const parsed = membershipCase.safeParse(entry);
  if (!parsed.success || !/satisf|include|exclude/i.test(purpose)) return undefined;
  const { range, version, expect: expected, options } = parsed.data;
  const check = () => expect(satisfies(version as string, range, options)).toBe(expected);
  return { title: `${version} ${expected ? 'in' : 'not in'} "${range}" ${flags(options)}`, check };
}

const rangeCase = z.object({
  range: z.string(),
  expect: z.string().nullable(),
  version: z.undefined().optional(),
  versions: z.undefined().optional(),
  options,
});

function range(entry: unknown): Case | undefined {
  const parsed = rangeCase.safeParse(entry);
  if (!parsed.success) return undefined;
  const { range: text, expect: expected, options } = parsed.data;
  const check = () => {
    if (expected === null) expect(() => constraintToRange(text, options)).toThrow(InvalidConstraint);
    else expect(semver.validRange(constraintToRange(text, options), options)).toBe(expected);
  };
  return { title: `"${text}" means ${expected} ${flags(options)}`, check };
}

function flags({ loose, includePrerelease }: { loose: boolean; includePrerelease: boolean }): string {
  return [loose ? '(loose)' : '', includePrerelease ? '(with pre-releases)' : ''].join('');
}
