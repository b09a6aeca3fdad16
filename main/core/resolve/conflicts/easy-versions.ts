/** Versions that can be resolved without a search: everything they need fits at the top version of each package. */

import { matchesRange } from '../catalog/range-matcher.ts';
import type { Requirement } from '../catalog/records.ts';
import { alternativesOf } from '../requirements.ts';
import type { Subject, Survey } from './survey.ts';

/** Whether a requirement counts for whoever resolves without a target; undefined: a feature decides. */
export function isActive({ type, when }: Requirement): boolean | undefined {
  if (type === 'dev') return false;
  if (when === undefined) return true;
  const alternatives = alternativesOf(when, {});
  if (alternatives.length === 0) return false;
  return alternatives.some((list) => list.length === 0) ? true : undefined;
}

/** Needed for a solution: not a wish, and no optional peer. */
export function isRequired(requirement: Requirement): boolean {
  return !requirement.optional;
}

/**
 * The largest set of top versions in which every requirement of a member is met by a member: each of them resolves
 * within the set. Worked out once for all, in time linear in the requirements.
 * @param check called now and then; throws to stop
 */
export function easyVersions(survey: Survey, subjects: readonly Subject[], check: () => void): Set<number> {
  const easy = new Set<number>();
  const neededBy = new Map<number, number[]>();
  const known = new Map<number, Subject>(subjects.map((subject) => [subject.version.rowid, subject]));
  const failed: number[] = [];
  let looked = 0;
  // The map grows while it is walked: what is met for the first time is walked too.
  for (const [rowid, subject] of known) {
    if (looked++ % 256 === 0) check();
    const tops = topsFor(survey, subject);
    if (tops === undefined) {
      failed.push(rowid);
      continue;
    }
    easy.add(rowid);
    for (const top of tops) {
      const target = top.version.rowid;
      const list = neededBy.get(target);
      if (list) list.push(rowid);
      else neededBy.set(target, [rowid]);
      if (!known.has(target)) known.set(target, top);
    }
  }
  for (let rowid = failed.pop(); rowid !== undefined; rowid = failed.pop())
    for (const dependent of neededBy.get(rowid) ?? []) if (easy.delete(dependent)) failed.push(dependent);
  return easy;
}

/** The top versions a version needs; undefined when one of them does not fit, or features make it a question. */
function topsFor(survey: Survey, subject: Subject): Subject[] | undefined {
  const tops: Subject[] = [];
  for (const requirement of survey.requirements(subject)) {
    const active = isActive(requirement);
    if (active === undefined || requirement.features !== undefined) return undefined;
    const constrains = requirement.type === 'peer' && requirement.optional;
    if (!active || (!isRequired(requirement) && !constrains)) continue;
    if (requirement.problem !== undefined) return undefined;
    const pack = survey.catalog.package(requirement.name);
    const top = pack && survey.top(pack);
    if (!top && constrains) continue;
    if (!top || !matchesRange(top.version.version, requirement.range)) return undefined;
    if (!constrains) tops.push(top);
  }
  return tops;
}
