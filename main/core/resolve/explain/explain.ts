/** Why a problem has no solution: the smallest set of requirements, and a derivation a person can follow. */
import type { ConflictFact, SolveResult } from '../scenario.ts';
import type { Engine } from '../solver/engine.ts';
import type { Problem } from '../solver/problem.ts';
import { derive } from './derive.ts';
import { type Fact, factsOf, toConflictFact } from './fact.ts';
import { minimalCore } from './minimal-core.ts';
import { type ReportLine, report } from './report.ts';
import { Words } from './words.ts';

/** Beyond these a derivation is no longer read; the facts by themselves are. */
const mostFacts = 80;
const mostConflicts = 60;
const mostLines = 40;

export interface Explanation {
  lines: ReportLine[];
  facts: ConflictFact[];
}

/** After a search was refuted. `root`: what to call what is solved for. */
export function explain(problem: Problem, engine: Engine, root: string): Explanation {
  const facts = factsOf(problem, minimalCore(problem, engine));
  const words = new Words(problem, facts, root);
  return {
    lines: derived(facts, words) ?? summarized(facts, words, engine.conflicts),
    facts: facts.map(toConflictFact),
  };
}

function derived(facts: readonly Fact[], words: Words): ReportLine[] | undefined {
  if (facts.length > mostFacts) return undefined;
  const derivation = derive(facts, mostConflicts);
  if (derivation === undefined) return undefined;
  const lines = report(derivation, words);
  return lines.length > mostLines ? undefined : lines;
}

function summarized(facts: readonly Fact[], words: Words, conflicts: number): ReportLine[] {
  const lines = words.summary();
  return [
    { text: `These ${facts.length} requirements do not hold together, in whichever versions:` },
    ...lines.map((text) => ({ text: `- ${text}` })),
    { text: `Every combination was ruled out (after ${conflicts} contradictions).` },
  ];
}

/** As one text. */
export function explanationText(lines: Extract<SolveResult, { status: 'unsatisfiable' }>['lines']): string {
  return lines.map(({ text, number }) => (number === undefined ? text : `${text} (${number})`)).join('\n');
}
