/** Where the views of quality are, as the address bar says it. */
import type { Span } from '../../../contract/quality-words.ts';

const processPattern = /^[a-z]+:[\w.-]{1,100}$/u;

/** Past time a view can look at, shortest first, with its words. */
export const spanWords = {
  '15m': '15 minutes',
  '1h': '1 hour',
  '6h': '6 hours',
  '24h': '24 hours',
  '7d': '7 days',
  '30d': '30 days',
  '365d': '1 year',
} as const satisfies Record<Span, string>;

/** The spans that can be chosen. */
export const spanChoices = Object.keys(spanWords).filter(isSpan);

/** Whether a text names a span. */
export function isSpan(text: string): text is Span {
  return Object.hasOwn(spanWords, text);
}

/** The span a text names, or the usual one. */
export function readSpan(text: string | null): Span {
  return text !== null && isSpan(text) ? text : '24h';
}

/** The process a path below `/quality` names; undefined for a tab. */
export function processOfPath(path: string): string | undefined {
  return processPattern.test(path) ? path : undefined;
}

/** The address of a process with its charts. */
export function processAddress(process: string, parameters?: URLSearchParams): string {
  const search = parameters?.toString() ?? '';
  return `/quality/${process}${search === '' ? '' : `?${search}`}`;
}
