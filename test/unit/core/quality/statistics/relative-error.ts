/** How far a result lies from what is right, as a share of it. */
export function relativeError(result: number, right: number): number {
  return Math.abs(result - right) / Math.abs(right);
}
