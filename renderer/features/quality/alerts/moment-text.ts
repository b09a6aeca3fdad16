const sameDay = new Intl.DateTimeFormat('en', { timeStyle: 'short' });
const otherDay = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** A moment near `now` (milliseconds) in local time: `3:40 PM` today, `Dec 21, 2026, 3:40 PM` on another day. */
export function momentText(timestamp: string, now: number): string {
  const then = new Date(timestamp);
  return (then.toDateString() === new Date(now).toDateString() ? sameDay : otherDay).format(then);
}
