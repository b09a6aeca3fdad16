import { type ReactNode, useSyncExternalStore } from 'react';

const steps: [limitSeconds: number, unitSeconds: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [60 * 60, 60, 'minute'],
  [24 * 60 * 60, 60 * 60, 'hour'],
  [30 * 24 * 60 * 60, 24 * 60 * 60, 'day'],
  [365 * 24 * 60 * 60, 30 * 24 * 60 * 60, 'month'],
  [Number.POSITIVE_INFINITY, 365 * 24 * 60 * 60, 'year'],
];
const formatter = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });

/** `now`, `5 min. ago`, `yesterday`, `in 3 hr.`; times are milliseconds since 1970. */
export function formatRelative(thenMs: number, nowMs: number): string {
  const seconds = (thenMs - nowMs) / 1_000;
  if (Math.abs(seconds) < 45) return 'just now';
  for (const [limit, unitSeconds, unit] of steps) {
    if (Math.abs(seconds) < limit) {
      const count = Math.round(seconds / unitSeconds);
      return formatter.format(count === 0 ? Math.sign(seconds) : count, unit);
    }
  }
  return '';
}

const fullFormat = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });

/** One clock for all labels: ticking once a minute keeps ten thousand of them cheap. */
let minuteNow = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    minuteNow = Date.now();
    for (const each of [...listeners]) each();
  }, 30_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** How long ago an RFC 3339 time was; the exact local time in the tooltip. */
export function RelativeTime({ value }: { value: string }): ReactNode {
  const tick = useSyncExternalStore(subscribe, () => minuteNow);
  const then = new Date(value);
  // The shared tick may be half a minute old: something just made must not seem to lie in the future.
  const now = Math.max(tick, Math.min(Date.now(), then.getTime()));
  return (
    <time dateTime={value} title={fullFormat.format(then)}>
      {formatRelative(then.getTime(), now)}
    </time>
  );
}
