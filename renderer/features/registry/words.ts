/** States, sizes and times as people read them. */
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

const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** Bytes with at most three digits, decimal units (SI): 1234 is `1.23 kB`. */
export function sizeWords(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(digits)} ${units[unit]}`;
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** How long ago, coarsely: `3 hours ago`, `yesterday`. `now` in milliseconds. */
export function agoWords(timestamp: string, now: number = Date.now()): string {
  const seconds = (Date.parse(timestamp) - now) / 1000;
  const step = steps.find(([, size]) => Math.abs(seconds) >= size);
  return step === undefined ? 'just now' : relative.format(Math.round(seconds / step[1]), step[0]);
}

const exact = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });

/** Date and time of the person's zone, for titles. */
export function momentWords(timestamp: string): string {
  return exact.format(Date.parse(timestamp));
}

/** `1 file`, `2 files`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
