/** A quick try at a solution: the best version that all requirements met so far allow, breadth first, a few times over. */
import { matchesRange } from '../catalog/range-matcher.ts';
import { isCandidate, type VersionRecord } from '../catalog/records.ts';
import { isActive, isRequired } from './easy-versions.ts';
import type { Subject, Survey } from './survey.ts';

/** Passes; each knows the ranges that all before it met. */
const passes = 8;
/** A choice of more packages is left to the solver. */
const mostChosen = 20_000;

/**
 * A valid choice for a version and all it needs, or undefined where none was found this way, which proves nothing.
 * @param isRuledOut versions known to be part of no solution
 */
export function greedyChoice(
  survey: Survey,
  subject: Subject,
  isRuledOut: (version: VersionRecord) => boolean,
): Subject[] | undefined {
  const ranges = new Map<string, Set<string>>();
  for (let pass = 0; pass < passes; pass += 1) {
    const chosen = onePass(survey, subject, ranges, isRuledOut);
    if (chosen !== 'again') return chosen;
  }
  return undefined;
}

function onePass(
  survey: Survey,
  subject: Subject,
  ranges: Map<string, Set<string>>,
  isRuledOut: (version: VersionRecord) => boolean,
): Subject[] | 'again' | undefined {
  const chosen = new Map<string, Subject>([[subject.pack.name, subject]]);
  // The map grows while it is walked: what is chosen is looked at too.
  for (const at of chosen.values()) {
    if (chosen.size > mostChosen) return undefined;
    for (const requirement of survey.requirements(at)) {
      const active = isActive(requirement);
      if (active === undefined || requirement.features !== undefined) return undefined;
      const constrains = requirement.type === 'peer' && requirement.optional;
      if (!active || (!isRequired(requirement) && !constrains)) continue;
      const { name, range } = requirement;
      const wanted = ranges.get(name) ?? new Set<string>();
      ranges.set(name, wanted.add(range));
      const there = chosen.get(name);
      if (there && !matchesRange(there.version.version, range))
        return there === subject ? undefined : 'again';
      if (there || constrains) continue;
      const pack = survey.catalog.package(name);
      const version = pack?.versions.find(
        (one) =>
          isCandidate(one) &&
          !isRuledOut(one) &&
          [...wanted].every((each) => matchesRange(one.version, each)),
      );
      if (!pack || !version) return undefined;
      chosen.set(name, { pack, version });
    }
  }
  return [...chosen.values()];
}
