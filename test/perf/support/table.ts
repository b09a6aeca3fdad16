/** Figures of a benchmark: percentiles and a table on standard output. */

/** The p-th percentile (0..100) of samples, nearest rank. */
export function percentile(samples: readonly number[], p: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return (
    sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil((p / 100) * sorted.length) - 1))] ?? Number.NaN
  );
}

export interface Row {
  what: string;
  measured: string;
  goal: string;
  met: boolean | undefined;
}

/** Print rows as a Markdown table, ready for the README. */
export function printTable(title: string, rows: readonly Row[]): void {
  console.log(`\n### ${title}\n\n| what | measured | goal | met |\n|---|---|---|---|`);
  for (const { what, measured, goal, met } of rows)
    console.log(`| ${what} | ${measured} | ${goal} | ${met === undefined ? '' : met ? 'yes' : '**no**'} |`);
}

/** Milliseconds `work` took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** Run `work(0..count-1)` with `width` in flight; returns the durations in milliseconds and the rate per second. */
export async function inFlight(
  count: number,
  width: number,
  work: (index: number) => Promise<unknown>,
): Promise<{ durations: number[]; perSecond: number }> {
  const durations: number[] = [];
  let next = 0;
  const total = await timed(() =>
    Promise.all(
      Array.from({ length: width }, async () => {
        while (next < count) {
          const index = next++;
          durations.push(await timed(() => work(index)));
        }
      }),
    ),
  );
  return { durations, perSecond: count / (total / 1_000) };
}
