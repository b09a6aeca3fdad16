/** Circles among versions, each requirement led to the best version for it. */
import type { Finding } from '../../../../contract/resolution.ts';
import { type CircleEdge, findCircles } from '../answer/cycle-paths.ts';
import type { Subject, Survey } from './survey.ts';

/** @param check called now and then; throws to stop */
export function circleFindings(
  survey: Survey,
  subjects: readonly Subject[],
  isInside: (subject: Subject) => boolean,
  check: () => void,
): Finding[] {
  const met = meetAll(survey, subjects, check);
  const { left, edges: leftEdges } = peel(met);
  const nodes = new Map([...left].map((id) => [placeOf(met.nodes[id]), met.nodes[id]]));
  const edges = leftEdges.map(
    ({ from, to, firm }): CircleEdge => ({
      from: placeOf(met.nodes[from]),
      to: placeOf(met.nodes[to]),
      firm,
    }),
  );
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

/** Versions by their numbers, and who leads where. */
interface Met {
  nodes: Subject[];
  edges: { from: number; to: number; firm: boolean }[];
}

function meetAll(survey: Survey, subjects: readonly Subject[], check: () => void): Met {
  const nodes = [...subjects];
  const numbers = new Map(subjects.map(({ version }, number) => [version, number]));
  const edges: Met['edges'] = [];
  for (let from = 0; from < nodes.length; from += 1) {
    if (from % 256 === 0) check();
    const subject = nodes[from];
    if (!subject) continue;
    for (const requirement of survey.requirements(subject)) {
      // Nobody installs the dev dependencies of others.
      if (requirement.type === 'dev' && from >= subjects.length) continue;
      const { best, trouble } = survey.standing(requirement);
      if (!best || trouble) continue;
      let to = numbers.get(best);
      if (to === undefined) {
        const pack = survey.catalog.package(requirement.name);
        if (!pack) continue;
        to = nodes.length;
        numbers.set(best, to);
        nodes.push({ pack, version: best });
      }
      edges.push({ from, to, firm: requirement.type === 'runtime' || requirement.type === 'build' });
    }
  }
  return { nodes, edges };
}

/** Take away what leads nowhere, again and again: what is left leads into circles, and in most registries that is little. */
function peel({ nodes, edges }: Met): { left: Set<number>; edges: Met['edges'] } {
  const outgoing = new Int32Array(nodes.length);
  const incoming: (number[] | undefined)[] = [];
  for (const { from, to } of edges) {
    outgoing[from] = (outgoing[from] ?? 0) + 1;
    const list = incoming[to];
    if (list) list.push(from);
    else incoming[to] = [from];
  }
  const ends: number[] = [];
  for (let number = 0; number < nodes.length; number += 1) if (outgoing[number] === 0) ends.push(number);
  const gone = new Uint8Array(nodes.length);
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
    gone[end] = 1;
    for (const from of incoming[end] ?? []) {
      outgoing[from] = (outgoing[from] ?? 0) - 1;
      if (outgoing[from] === 0) ends.push(from);
    }
  }
  const left = new Set<number>();
  for (let number = 0; number < nodes.length; number += 1) if (gone[number] === 0) left.add(number);
  return { left, edges: edges.filter(({ from, to }) => gone[from] === 0 && gone[to] === 0) };
}

function placeOf(subject: Subject | undefined): string {
  return subject ? `${subject.pack.name}@${subject.version.version}` : '';
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
