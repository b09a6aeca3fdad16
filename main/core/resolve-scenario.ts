/** The resolver by itself: a problem in, an answer out, without a registry. Loads nothing else of the core. */
import { readQuestion, readScenario } from './resolve/read-scenario.ts';
import type { SolveControl, SolveResult } from './resolve/scenario.ts';
import { solveScenario } from './resolve/solve-scenario.ts';

export { InvalidScenario } from './resolve/invalid-scenario.ts';
export { readScenario };

/** What is left out of an answer is left out of its text too: equal problems have byte-identical answers. */
export type ScenarioAnswer =
  | {
      status: 'resolved';
      versions: Record<string, string>;
      cycles: string[][];
      leftOut: { from?: string | undefined; name: string; range: string; reason: string }[];
    }
  | { status: 'unsatisfiable'; versions: Record<string, never>; explanation: string }
  | { status: 'undecided'; seconds: number };

/**
 * Solve a scenario: `{root, packages, options?}` as JSON has it. Without a deadline it is decided, however long that takes. Of the packages
 * only what is needed for the answer is read; `readScenario` checks all of them.
 * @throws InvalidScenario with the place of the first fault
 */
export default function resolveScenario(input: unknown, control: SolveControl = {}): ScenarioAnswer {
  const result = solve(input, control);
  switch (result.status) {
    case 'resolved': {
      const { status, versions, cycles, leftOut } = result;
      return { status, versions, cycles, leftOut };
    }
    case 'unsatisfiable':
      return { status: result.status, versions: {}, explanation: result.explanation };
    case 'undecided':
      return { status: result.status, seconds: result.seconds };
  }
}

/** What the solver stumbles over is looked for in the whole input, and told with its place. */
function solve(input: unknown, control: SolveControl): SolveResult {
  const scenario = readQuestion(input);
  try {
    return solveScenario(scenario, control);
  } catch (error) {
    readScenario(input);
    throw error;
  }
}
