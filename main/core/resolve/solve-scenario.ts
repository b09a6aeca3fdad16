/** The solver's front door: a problem in, a solution or the reason why there is none out. */
import { findCycles } from './cycles.ts';
import { explain, explanationText } from './explain/explain.ts';
import type { Scenario, SolveControl, SolveResult } from './scenario.ts';
import { GrantingEngine } from './solver/granting.ts';
import { Problem } from './solver/problem.ts';

/**
 * Find one version of every package that is needed. Complete: it finds a solution whenever there is one, and otherwise proves that there
 * is none. The answer does not depend on the order of `packages`. @throws InvalidRange, InvalidCondition
 */
export function solveScenario(scenario: Scenario, control: SolveControl = {}): SolveResult {
  const problem = new Problem(scenario);
  const engine = new GrantingEngine(problem, control);
  const outcome = engine.solveRoot();
  if (outcome === 'refuted') {
    const { statistics } = engine;
    const { lines, facts } = explain(problem, engine, control.rootName ?? 'the root');
    return { status: 'unsatisfiable', explanation: explanationText(lines), lines, facts, statistics };
  }
  const leftOut = outcome === 'satisfied' ? engine.grantWishes() : 'stopped';
  if (leftOut === 'stopped')
    return {
      status: 'undecided',
      seconds: engine.statistics.milliseconds / 1_000,
      statistics: engine.statistics,
    };
  const selection = engine.selection();
  const names = [...selection.keys()].sort();
  const cycles = findCycles(names, (name) =>
    engine
      .active(selection.get(name))
      .filter(({ mode, ...requirement }) => mode !== 'constraint' && selection.has(requirement.name))
      .map((requirement) => requirement.name),
  );
  return {
    status: 'resolved',
    versions: Object.fromEntries(
      names.map((name) => {
        const entry = selection.get(name);
        return [name, entry?.data.version(entry.selected) ?? ''];
      }),
    ),
    cycles,
    leftOut,
    statistics: engine.statistics,
  };
}
