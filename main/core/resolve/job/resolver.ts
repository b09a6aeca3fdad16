/** The threads that resolve. More calls than threads wait in turn. */
import { createThreadPool } from '../../threads/index.ts';
import type { JobName, Jobs } from './messages.ts';
import { createResolveThread } from './resolve-thread.ts';

export interface ResolverOptions {
  readonly threads: number;
  readonly databasePath: string;
  /** `resolve-worker.ts` when run unbuilt, `resolve-worker.js` beside the bundle. */
  readonly workerUrl: URL;
}

export interface Resolver extends AsyncDisposable {
  /** Run a job. @throws Refusal, StoreFailure, or the reason of the signal */
  run<Name extends JobName>(
    name: Name,
    input: Jobs[Name]['input'],
    signal: AbortSignal,
    onStep?: (step: Jobs[Name]['step']) => void,
  ): Promise<Jobs[Name]['output']>;
}

export function createResolver({ threads, databasePath, workerUrl }: ResolverOptions): Resolver {
  const pool = createThreadPool(
    Array.from({ length: threads }, () => createResolveThread(workerUrl, { databasePath })),
    () => new DOMException('The application is closing.', 'AbortError'),
  );
  return {
    async run(name, input, callSignal, onStep) {
      const output = await pool.run(callSignal, (thread, signal) =>
        thread.run({ command: { name, input }, signal, onStep: onStep as (step: unknown) => void }),
      );
      return output as Jobs[typeof name]['output'];
    },
    [Symbol.asyncDispose]: () => pool[Symbol.asyncDispose](),
  };
}
