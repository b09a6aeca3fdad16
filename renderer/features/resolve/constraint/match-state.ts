import type { State } from '../../../../contract/registry.ts';

/** A version of a package beside a range. */
export interface MatchedVersion {
  version: string;
  matches: boolean;
  state: State;
  yanked: boolean;
  deprecated: boolean;
}

/** The version a resolution by the highest would take: of those that match, neither yanked nor archived nor a draft. Highest first as given. */
export function bestMatch(versions: readonly MatchedVersion[]): string | undefined {
  return versions.find((each) => each.matches && isOffered(each))?.version;
}

/** What to make choices around before anything was typed: the highest on offer that is no pre-release, else the highest on offer. */
export function startingVersion(versions: readonly MatchedVersion[]): string | undefined {
  const offered = versions.filter(isOffered);
  return (offered.find(({ version }) => !version.includes('-')) ?? offered[0])?.version;
}

/** How many match and may be chosen. */
export function offeredMatches(versions: readonly MatchedVersion[]): number {
  return versions.filter((each) => each.matches && isOffered(each)).length;
}

/** How many lie in the range and yet are never chosen anew. */
export function withheldCount(versions: readonly MatchedVersion[]): number {
  return versions.filter((each) => each.matches && !isOffered(each)).length;
}

/** A version in words, for hints and screen readers. */
export function versionNote(version: MatchedVersion, best: boolean): string {
  const notes = [best ? 'best match' : version.matches ? 'matches' : 'does not match'];
  if (version.yanked) notes.push('yanked');
  if (version.deprecated) notes.push('deprecated');
  if (version.state !== 'published') notes.push(version.state);
  return notes.join(', ');
}

/** Whether a resolution may choose it at all. */
export function isOffered({ state, yanked }: MatchedVersion): boolean {
  return state === 'published' && !yanked;
}
