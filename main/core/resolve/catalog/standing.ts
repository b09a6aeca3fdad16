/** How a requirement stands by itself: what there is for it, and in words what is wrong where nothing can meet it. */
import { impossibleIn } from '../impossible.ts';
import { matchesRange } from './range-matcher.ts';
import { isCandidate, type PackageRecord, type Requirement, type VersionRecord } from './records.ts';

/**
 * Why a requirement cannot be met by itself. `range`: versions there are, none that it allows. `impossible`: nothing ever could, or it
 * never counts.
 */
export type Trouble = 'invalid' | 'impossible' | 'dangling' | 'range' | 'yanked' | 'archived' | 'draft';

export interface Standing {
  /** Versions that the range allows and a resolution may choose; the highest of them. */
  matching: number;
  /** Also of what never counts. */
  best?: VersionRecord;
  trouble?: Trouble;
  /** In words, with `trouble`. */
  text?: string;
}

export function standingOf(requirement: Requirement, pack: PackageRecord | undefined): Standing {
  const { range, when, problem } = requirement;
  if (problem !== undefined) return { matching: 0, trouble: 'invalid', text: problem };
  const standing = standingAmong(requirement, pack);
  // Where something matches something can: only the condition is left to wonder about.
  if (standing.matching > 0 && when === undefined) return standing;
  const impossible = impossibleIn(range, when);
  return impossible === undefined ? standing : { ...standing, trouble: 'impossible', text: impossible.text };
}

function standingAmong({ coordinate, range }: Requirement, pack: PackageRecord | undefined): Standing {
  if (pack === undefined)
    return { matching: 0, trouble: 'dangling', text: `There is no package ${coordinate} in this registry.` };
  let matching = 0;
  let best: VersionRecord | undefined;
  let nearest: VersionRecord | undefined;
  for (const version of pack.versions) {
    if (!matchesRange(version.version, range)) continue;
    if (isCandidate(version)) {
      best ??= version;
      matching += 1;
    } else if (nearest === undefined || rankOf(version) < rankOf(nearest)) nearest = version;
  }
  if (best) return { matching, best };
  if (nearest) return { matching: 0, ...unavailable(coordinate, range, nearest) };
  const published = pack.versions.filter(isCandidate);
  return {
    matching: 0,
    trouble: 'range',
    text: `No version of ${coordinate} lies in ${range}; ${thereAre(published)}.`,
  };
}

/** Of what cannot be chosen, what is nearest to being so. */
function rankOf({ state, yanked }: VersionRecord): number {
  if (state === 'published') return yanked === undefined ? 0 : 1;
  return state === 'archived' ? 2 : 3;
}

function unavailable(
  coordinate: string,
  range: string,
  { version, state, yanked }: VersionRecord,
): { trouble: Trouble; text: string } {
  const subject = `What ${range} asks of ${coordinate} is there as ${version} only, which is`;
  if (state === 'draft') return { trouble: 'draft', text: `${subject} a draft.` };
  if (state === 'archived') return { trouble: 'archived', text: `${subject} archived.` };
  return { trouble: 'yanked', text: `${subject} yanked: ${yanked ?? ''}` };
}

/** `there are 1.0.0, 1.1.0 and 3 more`, highest first. */
function thereAre(versions: readonly VersionRecord[]): string {
  if (versions.length === 0) return 'none is published';
  const named = versions.slice(0, 3).map(({ version }) => version);
  const more = versions.length - named.length;
  const list = more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ');
  return versions.length === 1 ? `there is ${list}` : `there are ${list}`;
}
