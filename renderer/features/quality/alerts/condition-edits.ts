/** Help with the text of a condition: examples, and what could stand where it is at fault. */
import { parseCondition } from '../../../../contract/alert-condition.ts';

/** Letters a condition has at most: what the core reads. */
export const longestCondition = 500;

/** Conditions to begin from. */
export const conditionExamples: readonly { condition: string; label: string }[] = [
  { condition: 'error_rate > 1 %', label: 'Errors' },
  { condition: 'error_rate(transfer.accept) > 5 % over 1h', label: 'Imports fail' },
  { condition: 'p95 > 2 x goal for 5m', label: 'Slow' },
  { condition: 'p99(search.*) > 800 ms with at least 500 operations', label: 'Slow searches' },
  { condition: 'failures(trust.*) >= 3 over 1d', label: 'Signatures fail' },
  { condition: 'signals > 0', label: 'Open signals' },
  { condition: 'memory > 1.5 GB for 5m', label: 'Memory' },
  { condition: 'disk_free < 10 %', label: 'Disk' },
];

const wordPattern = /^(?:[A-Za-z0-9_.*-]+|[<>]=?|\S)/u;

/** The text with `expected` where it is at fault: in the place of the word there, or before it, whichever can be read further. */
export function withExpected(text: string, position: number, expected: string): string {
  const at = Math.min(Math.max(0, position), text.length);
  const word = wordPattern.exec(text.slice(at))?.[0] ?? '';
  const replaced = joined(text.slice(0, at), expected, text.slice(at + word.length));
  const inserted = joined(text.slice(0, at), expected, text.slice(at));
  return readable(inserted) > readable(replaced) ? inserted : replaced;
}

/** How far a text can be read: the place of its fault, beyond the end where it has none. */
function readable(text: string): number {
  return parseCondition(text).fault?.position ?? Number.POSITIVE_INFINITY;
}

function joined(before: string, middle: string, after: string): string {
  const closing = /^[).(]/u.test(middle);
  const start = closing ? before.trimEnd() : before;
  const gap = start === '' || /[\s(]$/u.test(start) || closing ? '' : ' ';
  const next = after === '' || /^[\s)(]/u.test(after) || middle === '(' ? '' : ' ';
  return `${start}${gap}${middle}${next}${after}`;
}
