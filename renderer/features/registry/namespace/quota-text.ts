/** Limits as they are typed. */

/** Bytes in a unit; decimal, as sizes are shown. */
export const units: Readonly<Record<string, number>> = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 };

/** Bytes as an amount in the largest unit that shows them exactly with at most three decimals. */
export function quantityOf(bytes: number | undefined): { amount: string; unit: string } {
  if (bytes === undefined) return { amount: '', unit: 'MB' };
  const fitting = Object.entries(units).findLast(
    ([, size]) => bytes >= size && Number.isInteger((bytes / size) * 1_000),
  );
  const [unit, size] = fitting ?? ['B', 1];
  return { amount: String(bytes / size), unit };
}

/** The bytes of a typed amount; undefined when nothing is typed. */
export function bytesOf(amount: string, unit: string): number | undefined | 'wrong' {
  const text = amount.trim().replace(',', '.');
  if (text === '') return undefined;
  if (!/^\d{1,15}(?:\.\d{1,6})?$/u.test(text)) return 'wrong';
  const bytes = Math.round(Number(text) * (units[unit] ?? 1));
  return Number.isSafeInteger(bytes) ? bytes : 'wrong';
}

/** A typed whole number; undefined when nothing is typed. */
export function wholeOf(text: string): number | undefined | 'wrong' {
  if (text.trim() === '') return undefined;
  return /^\d{1,12}$/u.test(text.trim()) ? Number(text) : 'wrong';
}
