/** Which requirements count in a solution, and what they lead to. */
import { matchesRange } from '../catalog/range-matcher.ts';
import type { Requirement } from '../catalog/records.ts';
import { alternativesOf } from '../requirements.ts';
import type { ScenarioOptions } from '../scenario.ts';

/** An active requirement on a package of the solution. `from`: undefined for the root. */
export interface ActiveEdge {
  from: string | undefined;
  to: string;
  requirement: Requirement;
  /** The range that counted: the declared one, or the override. */
  range: string;
  /** False for an optional peer, which only narrows what others select. */
  selects: boolean;
}

export interface Solution {
  versions: Readonly<Record<string, string>>;
  options: ScenarioOptions;
  /** Where something leads back to the root it is the root that is met, not a package of its own. */
  rootName: string | undefined;
  /** Of the root (undefined) or of a package at its selected version. */
  requirementsOf(name: string | undefined): readonly Requirement[];
  /** Told of every requirement that counts and is not met; wishes and absent optional peers need not be. */
  unmet?(edge: Omit<ActiveEdge, 'selects'>): void;
}

/** Every requirement that counts under the target and the features switched on, in the order it is met from the root. */
export function activeEdges({ versions, options, rootName, requirementsOf, unmet }: Solution): ActiveEdge[] {
  const features = new Map<string | undefined, Set<string>>([[undefined, new Set()]]);
  const edges: ActiveEdge[] = [];
  /** By who declares them: what two packages declare alike may be one object. */
  const counted = new Map<string | undefined, Set<Requirement>>();
  const queue: (string | undefined)[] = [undefined];
  for (let place = 0; place < queue.length; place += 1) {
    const from = queue[place];
    const switchedOn = features.get(from) ?? new Set();
    const done = counted.get(from) ?? new Set();
    counted.set(from, done);
    for (const requirement of requirementsOf(from)) {
      if (done.has(requirement) || !counts(requirement, from === undefined, switchedOn, options)) continue;
      const to = requirement.name;
      const version = versions[to];
      const range = options.overrides?.[to] ?? requirement.range;
      // A wish that was not granted leads nowhere, even where something else selected the package.
      if (version === undefined || !matchesRange(version, range)) {
        const wished = requirement.optional && (requirement.type !== 'peer' || version === undefined);
        if (!wished) unmet?.({ from, to, requirement, range });
        continue;
      }
      const selects = !(requirement.type === 'peer' && requirement.optional);
      done.add(requirement);
      edges.push({ from, to, requirement, range, selects });
      if (!selects) continue;
      const next = to === rootName ? undefined : to;
      const known = features.get(next);
      const all = new Set([...(known ?? []), ...(requirement.features ?? [])]);
      // A feature more may bring requirements that did not count before.
      if (known !== undefined && all.size === known.size) continue;
      features.set(next, all);
      queue.push(next);
    }
  }
  return edges;
}

function counts(
  { type, optional, when }: Requirement,
  isRoot: boolean,
  features: ReadonlySet<string>,
  { omit = [], target = {} }: ScenarioOptions,
): boolean {
  if (type === 'dev' && !isRoot) return false;
  if (type !== 'runtime' && omit.includes(type)) return false;
  if (optional && type !== 'peer' && omit.includes('optional')) return false;
  if (when === undefined) return true;
  return alternativesOf(when, target).some((list) => list.every((feature) => features.has(feature)));
}
