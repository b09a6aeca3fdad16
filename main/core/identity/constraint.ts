import semver from 'semver';

/** The object form of a constraint. Several fields together mean that all must hold; none means any version. */
export interface ConstraintFields {
  /** Exactly this version. */
  readonly eq?: string | undefined;
  readonly gt?: string | undefined;
  readonly gte?: string | undefined;
  readonly lt?: string | undefined;
  readonly lte?: string | undefined;
  /** Any range text, `||` included. */
  readonly range?: string | undefined;
  /** `^`: no change of the left-most number that is not zero. */
  readonly caret?: string | undefined;
  /** `~`: patch changes only, or minor changes when only a major is given. */
  readonly tilde?: string | undefined;
  /** `1.x`, `1.2.*`, `*`. */
  readonly wildcard?: string | undefined;
}

/** A version constraint: a range text in node-semver's grammar, or its object form. */
export type Constraint = string | ConstraintFields;

/** A constraint that cannot be read. `field` is the field at fault, or `constraint` for a text or the whole value. */
export class InvalidConstraint extends Error {
  readonly code = 'invalid-constraint';
  override readonly name = 'InvalidConstraint';
  readonly field: string;

  constructor(field: string, problem: string) {
    super(`${field === 'constraint' ? 'The constraint' : `Constraint: ${field}`} ${problem}.`);
    this.field = field;
  }
}

const longestRange = 2048;
// The alternatives of several fields multiply; this keeps the product readable and quick.
const mostAlternatives = 64;
const partialVersion = /^v?(\d+|[xX*])(\.(\d+|[xX*])){0,2}(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/;

const operators: Readonly<Record<Exclude<keyof ConstraintFields, 'range'>, string>> = {
  eq: '=',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
  caret: '^',
  tilde: '~',
  wildcard: '',
};

/**
 * The range text of a constraint; of several fields, their intersection. A text comes back trimmed, an empty one as
 * `*`. Throws InvalidConstraint naming the field that cannot be read. `loose` is passed on to node-semver.
 */
export function constraintToRange(
  constraint: Constraint,
  options: { readonly loose?: boolean } = {},
): string {
  if (typeof constraint === 'string') return checkedRange('constraint', constraint, options);
  if (typeof constraint !== 'object' || constraint === null || Array.isArray(constraint)) {
    throw new InvalidConstraint('constraint', 'must be a text or an object');
  }
  const parts: string[] = [];
  for (const [field, value] of Object.entries(constraint)) {
    if (value === undefined) continue;
    if (typeof value !== 'string') throw new InvalidConstraint(field, 'must be a text');
    parts.push(
      field === 'range' ? checkedRange(field, value, options) : primitive(field, value.trim(), options),
    );
  }
  if (parts.length < 2) return parts[0] ?? '*';
  return intersection(parts, options);
}

function primitive(field: string, value: string, options: { readonly loose?: boolean }): string {
  if (!isOperatorField(field)) {
    throw new InvalidConstraint(
      field,
      `is unknown; known are ${[...Object.keys(operators), 'range'].join(', ')}`,
    );
  }
  const isReadable = field === 'eq' ? semver.valid(value, options) !== null : partialVersion.test(value);
  if (!isReadable) {
    const wanted = field === 'eq' ? 'a full version such as 1.4.0' : 'a version such as 1.4.0 or 1.4';
    throw new InvalidConstraint(field, `must be ${wanted}, not ${quote(value)}`);
  }
  return checkedRange(field, operators[field] + value, options);
}

function isOperatorField(field: string): field is keyof typeof operators {
  return Object.hasOwn(operators, field);
}

function checkedRange(field: string, text: string, options: { readonly loose?: boolean }): string {
  const range = text.trim();
  if (range.length > longestRange)
    throw new InvalidConstraint(field, `is longer than ${longestRange} characters`);
  if (!isRange(range, options)) {
    throw new InvalidConstraint(
      field,
      `is no version range: ${quote(range)}. Examples: ^1.4.0, ~1.4, 1.x, >=1.2 <2`,
    );
  }
  return range === '' ? '*' : range;
}

const mostKnown = 10_000;
const knownRanges = new Set<string>();

/** Packages repeat the same few thousand ranges, and parsing one costs more than all else an import does with it. */
function isRange(range: string, options: { readonly loose?: boolean }): boolean {
  if (knownRanges.has(range)) return true;
  if (semver.validRange(range, options) === null) return false;
  // What only the loose grammar takes is not remembered: strict callers ask for the same text.
  if (options.loose === true) return true;
  if (knownRanges.size >= mostKnown) knownRanges.clear();
  knownRanges.add(range);
  return true;
}

// (a || b) and (c || d) is (a c || a d || b c || b d): a range text has no parentheses.
function intersection(parts: readonly string[], options: { readonly loose?: boolean }): string {
  let combined = [''];
  for (const part of parts) {
    const alternatives = part.split('||').map((alternative) => joinable(alternative.trim(), options));
    combined = combined.flatMap((left) => alternatives.map((right) => `${left} ${right}`.trim()));
    if (combined.length > mostAlternatives) {
      throw new InvalidConstraint('range', `has too many alternatives ("||") together with the other fields`);
    }
  }
  return combined.join(' || ');
}

// A hyphen range only reads as one when it stands alone; its plain comparators can be joined with others.
function joinable(alternative: string, options: { readonly loose?: boolean }): string {
  if (alternative === '') return '*';
  return alternative.includes(' - ') ? new semver.Range(alternative, options).range : alternative;
}

function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
