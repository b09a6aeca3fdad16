/** Versions as numbers, parsed once: comparing and matching them is most of the work of an ordinary resolution. */
import semver from 'semver';

export interface ParsedVersion {
  readonly text: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** Identifiers after the hyphen; undefined for a release. Build metadata is not kept: it takes no part in precedence. */
  readonly pre: readonly (string | number)[] | undefined;
}

const mostKnown = 200_000;
const known = new Map<string, ParsedVersion>();
const plain = /^(\d{1,15})\.(\d{1,15})\.(\d{1,15})$/;

/** The version, or undefined when the text is none. */
export function parseVersionText(text: string): ParsedVersion | undefined {
  const found = known.get(text);
  if (found !== undefined) return found;
  if (known.size >= mostKnown) known.clear();
  const parsed = parse(text);
  if (parsed !== undefined) known.set(text, parsed);
  return parsed;
}

function parse(text: string): ParsedVersion | undefined {
  const simple = plain.exec(text);
  if (simple)
    return {
      text,
      major: Number(simple[1]),
      minor: Number(simple[2]),
      patch: Number(simple[3]),
      pre: undefined,
    };
  const full = semver.parse(text);
  if (full === null) return undefined;
  const { major, minor, patch, prerelease } = full;
  return { text, major, minor, patch, pre: prerelease.length > 0 ? prerelease : undefined };
}

/** Precedence (SemVer 2.0 §11): negative when `a` is lower. */
export function comparePrecedence(
  a: Pick<ParsedVersion, 'major' | 'minor' | 'patch' | 'pre'>,
  b: Pick<ParsedVersion, 'major' | 'minor' | 'patch' | 'pre'>,
): number {
  return (
    a.major - b.major ||
    a.minor - b.minor ||
    a.patch - b.patch ||
    (a.pre === b.pre ? 0 : comparePre(a.pre, b.pre))
  );
}

function comparePre(
  a: readonly (string | number)[] | undefined,
  b: readonly (string | number)[] | undefined,
): number {
  if (a === undefined) return b === undefined ? 0 : 1;
  if (b === undefined) return -1;
  for (let index = 0; ; index += 1) {
    const left = a[index];
    const right = b[index];
    if (left === undefined) return right === undefined ? 0 : -1;
    if (right === undefined) return 1;
    if (left === right) continue;
    const isNumber = typeof left === 'number';
    if (isNumber !== (typeof right === 'number')) return isNumber ? -1 : 1;
    return left < right ? -1 : 1;
  }
}
