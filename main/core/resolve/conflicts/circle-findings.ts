/** Circles among versions, each requirement led to the best version for it. */
import type { Finding } from '../../../../contract/resolve.ts';
import { type CircleEdge, findCircles } from '../answer/cycle-paths.ts';
import type { Subject, Survey } from './survey.ts';

/** @param check called now and then; throws to stop */
export function circleFindings(
  survey: Survey,
  subjects: readonly Subject[],
  isInside: (subject: Subject) => boolean,
  check: () => void,
): Finding[] {
  const nodes = new Map<string, Subject>(subjects.map((subject) => [placeOf(subject), subject]));
  const roots = new Set(nodes.keys());
  const edges: CircleEdge[] = [];
  let looked = 0;
  // The map grows while it is walked: what is met for the first time is walked too.
  for (const [from, subject] of nodes) {
    if (looked++ % 256 === 0) check();
    for (const requirement of survey.requirements(subject)) {
      if (requirement.type === 'dev' && !roots.has(from)) continue;
      const best = survey.best(requirement);
      if (!best) continue;
      const to = placeOf(best);
      edges.push({ from, to, firm: requirement.type === 'runtime' || requirement.type === 'build' });
      if (!nodes.has(to)) nodes.set(to, best);
    }
  }
  return findCircles([...nodes.keys()], edges).flatMap(({ path, severity }) => {
    const members = path.flatMap((place) => nodes.get(place) ?? []);
    const [first] = members.filter(isInside);
    if (!first) return [];
    return [
      {
        kind: 'cycle' as const,
        severity,
        coordinate: first.pack.name,
        version: first.version.version,
        versionId: first.version.versionId,
        path: members.map(({ pack }) => pack.name),
        text: circleText(members, severity),
      },
    ];
  });
}

function placeOf({ pack, version }: Subject): string {
  return `${pack.name}@${version.version}`;
}

function circleText(members: readonly Subject[], severity: Finding['severity']): string {
  const [first] = members;
  const names = [...members, ...(first ? [first] : [])].map(
    ({ pack, version }) => `${pack.name} ${version.version}`,
  );
  if (names.length === 2) return `${names[0]} depends on itself.`;
  const way = names.join(' → ');
  return severity === 'error'
    ? `These need each other, so that none can be built before the other: ${way}.`
    : `These need each other, though for development or as peers only: ${way}.`;
}
