/** Whether any version there could ever be lies in a range: `>2 <1` takes none. */

import { type Interval, parseRangeText } from './parsed-range.ts';
import { comparePrecedence, type ParsedVersion } from './parsed-version.ts';

type Triple = Pick<ParsedVersion, 'major' | 'minor' | 'patch' | 'pre'>;

/** False when every `||` part is empty, by node-semver's rules for pre-releases. @throws InvalidRange */
export function rangeCanMatch(range: string): boolean {
  return parseRangeText(range).some(isPossible);
}

/** The lowest release above the low end, and the lowest pre-release of each triple that allows them: if these are too high, all are. */
function isPossible(interval: Interval): boolean {
  const candidates = [lowestRelease(interval), ...interval.preTriples.map((at) => lowestPre(interval, at))];
  return candidates.some((at) => at !== undefined && isBelow(interval, at));
}

function lowestRelease({ low }: Interval): Triple | undefined {
  if (low === undefined) return { major: 0, minor: 0, patch: 0, pre: undefined };
  const { major, minor, patch, pre } = low.at;
  // Above all its pre-releases comes the release itself.
  if (low.inclusive || pre !== undefined) return { major, minor, patch, pre: undefined };
  const most = Number.MAX_SAFE_INTEGER;
  if (patch < most) return { major, minor, patch: patch + 1, pre: undefined };
  if (minor < most) return { major, minor: minor + 1, patch: 0, pre: undefined };
  return major < most ? { major: major + 1, minor: 0, patch: 0, pre: undefined } : undefined;
}

/** SemVer 2.0 §11: `-0` is the lowest of a triple's pre-releases, and `-a.0` follows `-a`. */
function lowestPre({ low }: Interval, { major, minor, patch }: Triple): Triple | undefined {
  const first = { major, minor, patch, pre: [0] };
  if (low === undefined) return first;
  const order = comparePrecedence(first, low.at);
  if (order > 0 || (order === 0 && low.inclusive)) return first;
  const { pre } = low.at;
  const isOfTriple = low.at.major === major && low.at.minor === minor && low.at.patch === patch;
  if (!isOfTriple || pre === undefined) return undefined;
  return { ...first, pre: low.inclusive ? pre : [...pre, 0] };
}

function isBelow({ high }: Interval, at: Triple): boolean {
  if (high === undefined) return true;
  const order = comparePrecedence(at, high.at);
  return order < 0 || (order === 0 && high.inclusive);
}
