const format = new Intl.NumberFormat('en');

/** `1234567` as `1,234,567`. `toLocaleString` makes a new formatter each time, which lists would feel. */
export function countText(count: number): string {
  return format.format(count);
}
