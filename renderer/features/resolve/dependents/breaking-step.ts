import semver from 'semver';

/**
 * Whether a version is a breaking step after those already published: it is above the highest of them and out of that one's caret
 * range (SemVer 2.0, sections 4 and 8: the left-most number that is not zero changes). A first version breaks nobody.
 */
export function isBreakingStep(version: string, published: readonly string[]): boolean {
  const known = published.filter((each) => semver.valid(each) !== null && semver.prerelease(each) === null);
  const highest = semver.rsort(known)[0];
  if (highest === undefined || semver.valid(version) === null || semver.prerelease(version) !== null)
    return false;
  return semver.gt(version, highest) && !semver.satisfies(version, `^${highest}`);
}
