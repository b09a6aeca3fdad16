/** Turns a callback of progress into a stream of steps beside a result. */

interface Step {
  done: number;
  total: number;
}

/** Steps nobody took yet are replaced by newer ones: a slow reader sees fewer steps, never a growing queue. */
export function progressOf<Result>(start: (report: (step: Step) => void) => Promise<Result>): {
  steps: AsyncIterable<Step>;
  result: Promise<Result>;
} {
  let latest: Step | undefined;
  let finished = false;
  let wake = Promise.withResolvers<void>();
  const result = start((step) => {
    latest = step;
    wake.resolve();
  }).finally(() => {
    finished = true;
    wake.resolve();
  });
  result.catch(() => {});
  async function* steps(): AsyncGenerator<Step> {
    while (!finished) {
      await wake.promise;
      wake = Promise.withResolvers();
      const step = latest;
      latest = undefined;
      if (step) yield step;
    }
  }
  return { steps: steps(), result };
}
