/** A dependency row as a requirement: its range readable, its place where it is now, its bounds kept. */
import type { Dependency } from '../../../../contract/kinds.ts';
import { constraintToRange, InvalidConstraint } from '../../identity/index.ts';
import { checkCondition } from '../check-condition.ts';
import { InvalidScenario } from '../invalid-scenario.ts';
import { rangeProblem } from '../range-problem.ts';
import type { Requirement } from './records.ts';

/** What namespaces say that matters to requirements. */
export interface NamespaceRules {
  /** Where a namespace moved to, else itself. */
  current(namespace: string): string;
  /** The scope that packages of a namespace are bound to; undefined where they may resolve anywhere. */
  boundScope(namespace: string): string | undefined;
}

/** The requirement a package of `declaring` states with a dependency. Never throws: what is wrong is told in `problem`. */
export function readRequirement(
  dependency: Dependency,
  declaring: string,
  rules: NamespaceRules,
): Requirement {
  const slash = dependency.coordinate.lastIndexOf('/');
  const namespace = rules.current(dependency.coordinate.slice(0, slash));
  const coordinate = `${namespace}/${dependency.coordinate.slice(slash + 1)}`;
  const { range, problem } = readRange(dependency.constraint);
  const trouble =
    problem ??
    conditionProblem(dependency.when) ??
    boundsProblem(declaring, namespace, coordinate, rules.boundScope(declaring));
  return {
    // A name that nothing can have: the solver then says in its own words that it is not to be had.
    name: trouble === undefined ? coordinate : `${coordinate} (${trouble.short})`,
    coordinate,
    range,
    type: dependency.type,
    optional: dependency.optional,
    ...(dependency.when === undefined || trouble !== undefined ? {} : { when: dependency.when }),
    ...(dependency.features === undefined ? {} : { features: dependency.features }),
    ...(trouble === undefined ? {} : { problem: trouble.text }),
  };
}

/** `short` stands behind a coordinate in a sentence, `text` is one of its own. */
interface Trouble {
  short: string;
  text: string;
}

/** The coordinate behind the name of a requirement, which says more where it cannot be met. */
export function coordinateOf(name: string): string {
  const space = name.indexOf(' ');
  return space < 0 ? name : name.slice(0, space);
}

function boundsProblem(
  declaring: string,
  namespace: string,
  coordinate: string,
  scope: string | undefined,
): Trouble | undefined {
  if (scope === undefined || scopeOf(namespace) === scope) return undefined;
  return {
    short: `outside the scope ${scope}, to which ${declaring} is bound`,
    text: `${declaring} is bound to the scope ${scope}: ${coordinate} lies outside and is not looked for.`,
  };
}

function conditionProblem(when: Dependency['when']): Trouble | undefined {
  if (when === undefined) return undefined;
  try {
    checkCondition(['when'], when);
    return undefined;
  } catch (error) {
    if (!(error instanceof InvalidScenario)) throw error;
    return { short: 'under a condition that cannot be read', text: `Condition: ${error.message}` };
  }
}

export function scopeOf(namespace: string): string {
  const dot = namespace.indexOf('.');
  return dot < 0 ? namespace : namespace.slice(0, dot);
}

function readRange(constraint: Dependency['constraint']): { range: string; problem?: Trouble } {
  try {
    return { range: constraintToRange(constraint) };
  } catch (error) {
    if (!(error instanceof InvalidConstraint)) throw error;
    const range = typeof constraint === 'string' ? constraint : JSON.stringify(constraint);
    const position = typeof constraint === 'string' ? rangeProblem(constraint)?.position : undefined;
    const where = position === undefined ? '' : ` The fault is at character ${position + 1}.`;
    return {
      range,
      problem: { short: 'in a range that cannot be read', text: `${error.message}${where}` },
    };
  }
}
