import type { Constraint } from '../../../../contract/kinds.ts';

const operators: Record<string, string> = {
  eq: '=',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
  caret: '^',
  tilde: '~',
};

/** A constraint as a node-semver range; the members of the object form intersect. */
export function constraintText(constraint: Constraint): string {
  if (typeof constraint === 'string') return constraint === '' ? '*' : constraint;
  const parts = Object.entries(constraint).map(([name, value]) => `${operators[name] ?? ''}${value}`);
  return parts.length === 0 ? '*' : parts.join(' ');
}
