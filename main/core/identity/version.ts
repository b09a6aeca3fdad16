import semver from 'semver';
import { type Constraint, constraintToRange, InvalidConstraint } from './constraint.ts';
import { InvalidVersion, type ParsedVersion, parseVersion, type VersionOptions } from './parse-version.ts';

export {
  type Constraint,
  constraintToRange,
  InvalidConstraint,
} from './constraint.ts';
export { InvalidVersion, parseVersion, type VersionOptions } from './parse-version.ts';
export { versionSortKey } from './version-sort-key.ts';

/**
 * Orders two versions: negative, 0 or positive. Precedence first (SemVer 2.0.0 §11), then build metadata, then the
 * normal text, so that only equal versions tie. Throws InvalidVersion.
 */
export function compareVersions(left: string, right: string, options: VersionOptions = {}): number {
  const [first, second] = [required(left, options), required(right, options)];
  return (
    comparePrecedence(first, second) ||
    compareIdentifiers(first.build, second.build) ||
    compareText(first.version, second.version)
  );
}

/** Whether two versions are the same but for build metadata; no package may hold both. Throws InvalidVersion. */
export function sameIgnoringBuild(left: string, right: string, options: VersionOptions = {}): boolean {
  return comparePrecedence(required(left, options), required(right, options)) === 0;
}

/** Whether a version lies in a constraint, by node-semver's rules. An unreadable version or constraint gives false. */
export function satisfies(version: string, constraint: Constraint, options: VersionOptions = {}): boolean {
  const range = rangeOf(constraint, options);
  return range !== undefined && semver.satisfies(version, range, options);
}

/** The greatest of the versions that satisfies the constraint, as it was given, or undefined when none does. */
export function maxSatisfying(
  versions: readonly string[],
  constraint: Constraint,
  options: VersionOptions = {},
): string | undefined {
  const range = rangeOf(constraint, options);
  return range === undefined ? undefined : (semver.maxSatisfying(versions, range, options) ?? undefined);
}

function rangeOf(constraint: Constraint, options: VersionOptions): string | undefined {
  try {
    return constraintToRange(constraint, options);
  } catch (error) {
    if (error instanceof InvalidConstraint) return undefined;
    throw error;
  }
}

function required(text: string, options: VersionOptions): ParsedVersion {
  const parsed = parseVersion(text, options);
  if (parsed === undefined) throw new InvalidVersion(text);
  return parsed;
}

function comparePrecedence(left: ParsedVersion, right: ParsedVersion): number {
  return (
    left.major - right.major ||
    left.minor - right.minor ||
    left.patch - right.patch ||
    // A release follows its pre-releases.
    Number(left.prerelease.length === 0) - Number(right.prerelease.length === 0) ||
    compareIdentifiers(left.prerelease, right.prerelease)
  );
}

// Of our own, because node-semver compares numeric identifiers as doubles and calls neighbours above 2^53 equal.
function compareIdentifiers(
  left: ReadonlyArray<string | number>,
  right: ReadonlyArray<string | number>,
): number {
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index += 1) {
    const order = compareIdentifier(String(left[index]), String(right[index]));
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function compareIdentifier(left: string, right: string): number {
  const numeric = /^\d+$/;
  const [leftNumeric, rightNumeric] = [numeric.test(left), numeric.test(right)];
  if (leftNumeric && rightNumeric) {
    const [first, second] = [BigInt(left), BigInt(right)];
    return first < second ? -1 : Number(first > second);
  }
  return Number(rightNumeric) - Number(leftNumeric) || compareText(left, right);
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
