import { constraintFields, fieldLooks } from './constraint-fields.ts';

/** What the registry says about a constraint it cannot read. */
export interface ConstraintFault {
  message: string;
  /** The member at fault; `constraint` for the whole or a text. */
  field: string;
  /** Of the first character at fault, in the text of that member. */
  position?: number | undefined;
}

/** The fault as a sentence: where, what, and what would be right. */
export function faultWords({ message, field, position }: ConstraintFault): string {
  const member = constraintFields.find((each) => each === field);
  const subject = member === undefined ? 'this' : `“${fieldLooks[member].label}”`;
  const said = message.replace(/^(?:The constraint|Constraint: \S+) /u, `${subject} `);
  const sentence = position === undefined ? said : `At character ${position + 1}: ${said}`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** Where a text is at fault: from the position given to the end of that word, one character at least. */
export function faultSpan(
  text: string,
  position: number | undefined,
): { start: number; end: number } | undefined {
  if (position === undefined) return undefined;
  const start = Math.min(Math.max(0, position), text.length);
  const word = /^\S+/u.exec(text.slice(start))?.[0] ?? ' ';
  return { start, end: start + word.length };
}
