/** How often a piece of work is timed: a desktop application is a long-lived process, so what counts is what it takes once compiled. */

const enoughMs = 500;
const leastRuns = 3;
/** Of all runs the last ones count. */
const mostCounted = 50;

/** @param work returns what it took, ms. Repeated for half a second and at least three times. @returns the last 50 times */
export async function warmRuns(work: () => number | Promise<number>): Promise<number[]> {
  const times: number[] = [];
  const until = performance.now() + enoughMs;
  while (times.length < leastRuns || performance.now() < until) times.push(await work());
  return times.slice(-mostCounted);
}
