/** RFC 3339 UTC of milliseconds since the epoch. */
export function timestampOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
