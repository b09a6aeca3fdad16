/** What would help where there is no solution: only what was tried and found to help. */
import type { Suggestion } from '../../../../contract/resolution.ts';
import type { ConflictFact, Scenario, SolveResult } from '../scenario.ts';
import { type Remedy, type RemedyContext, remedies } from './remedies.ts';

const mostSuggestions = 6;
const mostTries = 40;

export interface Trial {
  /** One search with a short limit; `undecided` when it takes longer. */
  solve(scenario: Scenario): SolveResult;
  /** Whether there is time for another. */
  goOn(): boolean;
}

/**
 * Remedies that make the problem solvable. Where none does so alone there are several conflicts: then those that remove
 * the one that was told, and they say so.
 */
export function suggest(context: RemedyContext, facts: readonly ConflictFact[], trial: Trial): Suggestion[] {
  const whole: Suggestion[] = [];
  const partial: Suggestion[] = [];
  /** Requirements that differ in their type alone have the same remedies. */
  const told = new Set<string>();
  const isNew = ({ text }: Suggestion): boolean => {
    const before = told.size;
    return told.add(text).size > before;
  };
  let tries = 0;
  const attempt = (remedy: Remedy): SolveResult => {
    tries += 1;
    return trial.solve(remedy.apply(context.loaded.scenario));
  };
  for (const remedy of remedies(context, facts)) {
    if (whole.length >= mostSuggestions || tries >= mostTries || !trial.goOn()) break;
    const result = attempt(remedy);
    if (result.status === 'resolved') {
      const proven = remedy.refine ? refined(remedy.refine(result), attempt) : remedy;
      if (proven && isNew(proven.suggestion)) whole.push(proven.suggestion);
    } else if (
      result.status === 'unsatisfiable' &&
      !remedy.refine &&
      isAnother(facts, result.facts) &&
      isNew(remedy.suggestion)
    )
      partial.push({
        ...remedy.suggestion,
        text: `${remedy.suggestion.text}; this is one of several conflicts`,
      });
  }
  return whole.length > 0 ? whole : partial.slice(0, mostSuggestions);
}

function refined(remedy: Remedy | undefined, attempt: (remedy: Remedy) => SolveResult): Remedy | undefined {
  return remedy && attempt(remedy).status === 'resolved' ? remedy : undefined;
}

/** Whether a conflict is about other requirements altogether. */
function isAnother(before: readonly ConflictFact[], after: readonly ConflictFact[]): boolean {
  const keyOf = ({ from, name, range }: ConflictFact) => `${from?.name ?? ''} ${name} ${range}`;
  const known = new Set(before.map(keyOf));
  return after.every((fact) => !known.has(keyOf(fact)));
}
