/** The reason why there is no solution, in the contract's form. */
import type { Resolution } from '../../../../contract/resolution.ts';
import { coordinateOf } from '../catalog/read-requirement.ts';
import type { LoadedScenario } from '../loading/load-scenario.ts';
import type { ConflictFact, SolveResult } from '../scenario.ts';
import { rootText } from './describe-solution.ts';

type Refuted = Extract<SolveResult, { status: 'unsatisfiable' }>;
type Described = Extract<Resolution, { status: 'unsatisfiable' }>;

/** Versions named one by one; of more the first and the last. */
const mostNamed = 3;

export function describeConflict(
  loaded: LoadedScenario,
  { lines, explanation, facts }: Refuted,
): Pick<Described, 'explanation' | 'facts'> {
  return {
    explanation: lines.length > 0 ? lines : [{ text: explanation }],
    facts: facts.map((fact) => ({
      from: fromText(loaded, fact),
      coordinate: coordinateOf(fact.name),
      constraint: fact.range,
      type: fact.kind === 'optional' ? ('runtime' as const) : fact.kind,
    })),
  };
}

function fromText(loaded: LoadedScenario, { from }: ConflictFact): string {
  if (from === undefined) return rootText(loaded);
  const { versions } = from;
  const named =
    versions.length > mostNamed
      ? `${versions.length} versions from ${versions.at(-1)} to ${versions[0]}`
      : versions.join(', ');
  return `${coordinateOf(from.name)} ${named}`.trim();
}
