/** Why a problem has no solution: the smallest set of requirements, and a derivation a person can follow. */
import type { ConflictFact, SolveResult } from '../scenario.ts';
import type { Engine } from '../solver/engine.ts';
import type { Problem } from '../solver/problem.ts';
import { derive, mostAtOnce } from './derive.ts';
import { drawnTogether, type Fact, factsOf, toConflictFact } from './fact.ts';
import { minimalCore } from './minimal-core.ts';
import { type ReportLine, report } from './report.ts';
import { Words } from './words.ts';

/** Beyond these a derivation is no longer read; the facts by themselves are. */
const mostFacts = 80;
const mostConflicts = 60;
const mostLines = 30;
/** A conclusion about more packages at once is nothing anybody keeps in mind. */
const mostTerms = 4;

const cutShort =
  'Time was up before all was tried to leave some of them out: fewer requirements may contradict each other already.';

export interface Explanation {
  lines: ReportLine[];
  facts: ConflictFact[];
}

/** After a search was refuted. `root`: what to call what is solved for. */
export function explain(problem: Problem, engine: Engine, root: string): Explanation {
  const { requirements, isCutShort } = minimalCore(problem, engine);
  const facts = factsOf(problem, requirements);
  const short = drawnTogether(facts);
  const words = new Words(problem, short, root);
  const lines = derived(short, words) ?? summarized(facts.length, words, engine.conflicts);
  return {
    lines: isCutShort ? [...lines, { text: cutShort }] : lines,
    facts: facts.map(toConflictFact),
  };
}

function derived(facts: readonly Fact[], words: Words): ReportLine[] | undefined {
  if (facts.length > mostFacts) return undefined;
  const derivation = derive(facts, mostConflicts);
  if (derivation === undefined || mostAtOnce(derivation.end) > mostTerms) return undefined;
  const lines = report(derivation, words);
  return lines.length > mostLines ? undefined : lines;
}

function summarized(count: number, words: Words, conflicts: number): ReportLine[] {
  const lines = words.summary();
  return [
    { text: `These ${count} requirements do not hold together, in whichever versions:` },
    ...lines.map((text) => ({ text: `- ${text}` })),
    { text: `Every combination was ruled out (after ${conflicts} contradictions).` },
  ];
}

/** As one text. */
export function explanationText(lines: Extract<SolveResult, { status: 'unsatisfiable' }>['lines']): string {
  return lines.map(({ text, number }) => (number === undefined ? text : `${text} (${number})`)).join('\n');
}
