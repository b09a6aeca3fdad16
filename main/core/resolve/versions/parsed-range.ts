/** Ranges as intervals over precedence, with node-semver's rule for pre-releases. */
import semver from 'semver';
import { comparePrecedence, type ParsedVersion } from './parsed-version.ts';

type Triple = Pick<ParsedVersion, 'major' | 'minor' | 'patch' | 'pre'>;

/** One `||` part: every bound must hold. */
export interface Interval {
  readonly low?: { readonly at: Triple; readonly inclusive: boolean };
  readonly high?: { readonly at: Triple; readonly inclusive: boolean };
  /** Bounds that name a pre-release: only pre-releases of these triples can match. */
  readonly preTriples: readonly Triple[];
}

/** Text that is no range. `range`: the text. */
export class InvalidRange extends Error {
  override readonly name = 'InvalidRange';
  readonly range: string;

  constructor(range: string) {
    super(`${JSON.stringify(range.slice(0, 80))} is no version range`);
    this.range = range;
  }
}

const mostKnown = 50_000;
const known = new Map<string, readonly Interval[]>();

/** The alternatives of a range. @throws InvalidRange */
export function parseRangeText(text: string): readonly Interval[] {
  let found = known.get(text);
  if (found === undefined) {
    if (known.size >= mostKnown) known.clear();
    found = parseSimple(text) ?? parseAny(text);
    known.set(text, found);
  }
  return found;
}

const simple = /^([~^]|[<>]?=?)(\d{1,15})\.(\d{1,15})\.(\d{1,15})$/;

/** One comparator on a release: nine of ten ranges. The result is that of `parseAny`, in a tenth of the time. */
function parseSimple(text: string): readonly Interval[] | undefined {
  if (text === '*' || text === '') return [{ preTriples: [] }];
  const match = simple.exec(text);
  if (!match) return undefined;
  const major = Number(match[2]);
  const minor = Number(match[3]);
  const patch = Number(match[4]);
  const at = triple(major, minor, patch);
  const from = major === 0 && minor === 0 && patch === 0 ? undefined : { at, inclusive: true };
  switch (match[1]) {
    case '^': {
      const next =
        major > 0
          ? triple(major + 1, 0, 0, [0])
          : minor > 0
            ? triple(0, minor + 1, 0, [0])
            : triple(0, 0, patch + 1, [0]);
      return [interval(from, { at: next, inclusive: false })];
    }
    case '~':
      return [interval(from, { at: triple(major, minor + 1, 0, [0]), inclusive: false })];
    case '>=':
      return [interval(from, undefined)];
    case '>':
      return [interval({ at, inclusive: false }, undefined)];
    case '<':
      return [interval(undefined, { at, inclusive: false })];
    case '<=':
      return [interval(undefined, { at, inclusive: true })];
    default:
      return [interval({ at, inclusive: true }, { at, inclusive: true })];
  }
}

function interval(low: Interval['low'], high: Interval['high']): Interval {
  return { ...(low ? { low } : {}), ...(high ? { high } : {}), preTriples: [] };
}

function triple(major: number, minor: number, patch: number, pre?: readonly (string | number)[]): Triple {
  return { major, minor, patch, pre };
}

/** Everything else by node-semver's own grammar. */
function parseAny(text: string): readonly Interval[] {
  let range: semver.Range;
  try {
    range = new semver.Range(text);
  } catch {
    throw new InvalidRange(text);
  }
  return range.set.map(intervalOf);
}

function intervalOf(comparators: readonly semver.Comparator[]): Interval {
  let low: Interval['low'];
  let high: Interval['high'];
  const preTriples: Triple[] = [];
  for (const { operator, semver: at } of comparators) {
    // The comparator for "any version" has no version.
    if (!(at instanceof semver.SemVer)) continue;
    const { major, minor, patch, prerelease } = at;
    const bound = triple(major, minor, patch, prerelease.length > 0 ? prerelease : undefined);
    if (bound.pre !== undefined) preTriples.push(bound);
    const inclusive = operator !== '<' && operator !== '>';
    if (operator !== '<' && operator !== '<=') low = tighter(low, { at: bound, inclusive }, 1);
    if (operator !== '>' && operator !== '>=') high = tighter(high, { at: bound, inclusive }, -1);
  }
  return { ...(low ? { low } : {}), ...(high ? { high } : {}), preTriples };
}

function tighter<T extends { at: Triple; inclusive: boolean }>(old: T | undefined, next: T, sign: 1 | -1): T {
  if (old === undefined) return next;
  const order = sign * comparePrecedence(next.at, old.at);
  return order > 0 || (order === 0 && !next.inclusive) ? next : old;
}
