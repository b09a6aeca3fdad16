/** Narrow readers of unknown values: what does not fit is left out. Lengths are those of the contract. */

export type Members = Readonly<Record<string, unknown>>;

export const members = (value: unknown): Members | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : undefined;

/** A non-empty text, cut to `longest` characters. */
export function text(value: unknown, longest = 200): string | undefined {
  if (typeof value !== 'string') return undefined;
  const trimmed = value.trim();
  return trimmed === '' ? undefined : trimmed.slice(0, longest);
}

/** The texts of a list, at most 200. */
export const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : []).flatMap((member) => text(member) ?? []).slice(0, 200);

/** Members without those that are undefined. */
export const present = (value: Members): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
