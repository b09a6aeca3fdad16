import type { Constraint } from '../../../../contract/kinds.ts';

/** The members of the object form, in the order they are shown. */
export const constraintFields = [
  'caret',
  'tilde',
  'eq',
  'gte',
  'gt',
  'lte',
  'lt',
  'wildcard',
  'range',
] as const;
export type ConstraintField = (typeof constraintFields)[number];
type Fields = Partial<Record<ConstraintField, string>>;

/** What each member asks for, and how it is filled in. */
export const fieldLooks: Readonly<Record<ConstraintField, { label: string; placeholder: string }>> = {
  caret: { label: 'Compatible with (^)', placeholder: '1.4.0' },
  tilde: { label: 'Patches of (~)', placeholder: '1.4.0' },
  eq: { label: 'Exactly (=)', placeholder: '1.4.2' },
  gte: { label: 'At least (>=)', placeholder: '1.4.0' },
  gt: { label: 'Above (>)', placeholder: '1.4.0' },
  lte: { label: 'At most (<=)', placeholder: '1.9.0' },
  lt: { label: 'Below (<)', placeholder: '2.0.0' },
  wildcard: { label: 'Any of (x)', placeholder: '1.x' },
  range: { label: 'Any range', placeholder: '^1.4.0 || ^2.0.0' },
};

const operatorFields: Readonly<Record<string, ConstraintField>> = {
  '^': 'caret',
  '~': 'tilde',
  '=': 'eq',
  '>=': 'gte',
  '>': 'gt',
  '<=': 'lte',
  '<': 'lt',
};

/** A range text in the object form: one member for each comparator where that is possible, else the whole as `range`. */
export function fieldsOfText(text: string): Fields {
  const trimmed = text.trim();
  if (trimmed === '') return {};
  const fields: Fields = {};
  const parts = [...trimmed.matchAll(/(>=|<=|[<>=^~])?\s*([^\s<>=^~]+)/gu)];
  if (dense(parts.map(([part]) => part).join('')) !== dense(trimmed)) return { range: trimmed };
  for (const [, operator = '', version = ''] of parts) {
    const field = operatorFields[operator] ?? (isFull(version) ? 'eq' : 'wildcard');
    if (fields[field] !== undefined || !isVersionLike(version)) return { range: trimmed };
    fields[field] = version;
  }
  return fields;
}

function dense(text: string): string {
  return text.replaceAll(/\s/gu, '');
}

/** The object form without members left empty. */
export function withField(constraint: Constraint, field: ConstraintField, value: string): Fields {
  const fields: Fields = typeof constraint === 'string' ? {} : { ...definedFields(constraint) };
  if (value.trim() === '') delete fields[field];
  else fields[field] = value;
  return fields;
}

function definedFields(constraint: Exclude<Constraint, string>): Fields {
  const fields: Fields = {};
  for (const field of constraintFields) {
    const value = constraint[field];
    if (value !== undefined) fields[field] = value;
  }
  return fields;
}

function isFull(version: string): boolean {
  return /^v?\d+\.\d+\.\d+/u.test(version);
}

function isVersionLike(version: string): boolean {
  return /^v?(?:\d+|[xX*])(?:\.(?:\d+|[xX*])){0,2}(?:[-+][0-9A-Za-z.+-]+)?$/u.test(version);
}
