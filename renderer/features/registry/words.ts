import { countText } from '../../ui/count-text.ts';

/** States and counts as people read them. */
const signatures: Record<string, string> = {
  trusted: 'Signed, trusted',
  unknown: 'Signed, unknown key',
  unsigned: 'Unsigned',
  tampered: 'Tampered',
};
const states: Record<string, string> = { draft: 'Draft', published: 'Published', archived: 'Archived' };

/** A signature state in words. */
export function signatureWords(state: string): string {
  return signatures[state] ?? state;
}

/** A version state in words. */
export function stateWords(state: string): string {
  return states[state] ?? state;
}

/** `1 file`, `2,000 files`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}
