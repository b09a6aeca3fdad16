/** A job as an iteration over its steps, for operations that stream. */
import type { JobName, Jobs } from './messages.ts';

type Step<Name extends JobName> = Jobs[Name]['step'];

export interface RunningJob<Name extends JobName> {
  /**
   * The steps so far and as they come; leaving the iteration ends the work.
   * @param replaces whether a step nobody took yet is replaced by the one after it: a slow reader then sees fewer
   */
  steps(replaces: (latest: Step<Name>, next: Step<Name>) => boolean): AsyncGenerator<Step<Name>, void>;
  /** Settled once the iteration is over. */
  output: Promise<Jobs[Name]['output']>;
}

export function jobSteps<Name extends JobName>(
  signal: AbortSignal,
  run: (signal: AbortSignal, onStep: (step: Step<Name>) => void) => Promise<Jobs[Name]['output']>,
): RunningJob<Name> {
  const abandoned = new AbortController();
  const waiting: Step<Name>[] = [];
  let finished = false;
  let wake = Promise.withResolvers<void>();
  let replaces: (latest: Step<Name>, next: Step<Name>) => boolean = () => false;
  const output = run(AbortSignal.any([signal, abandoned.signal]), (step) => {
    const latest = waiting.at(-1);
    if (latest !== undefined && replaces(latest, step)) waiting.pop();
    waiting.push(step);
    wake.resolve();
  }).finally(() => {
    finished = true;
    wake.resolve();
  });
  output.catch(() => {});
  async function* steps(rule: typeof replaces): AsyncGenerator<Step<Name>, void> {
    replaces = rule;
    try {
      while (!finished || waiting.length > 0) {
        const step = waiting.shift();
        if (step !== undefined) yield step;
        else {
          await wake.promise;
          wake = Promise.withResolvers();
        }
      }
    } finally {
      abandoned.abort();
      await output.catch(() => {});
    }
  }
  return { steps, output };
}
