/** The threads that resolve. More calls than threads wait in turn. */
import type { JobName, Jobs } from './messages.ts';
import { ResolveThread } from './resolve-thread.ts';

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
  const all = Array.from({ length: threads }, () => new ResolveThread(workerUrl, { databasePath }));
  const free = [...all];
  const waiting: ((thread: ResolveThread) => void)[] = [];
  const disposal = new AbortController();

  const acquire = (signal: AbortSignal): Promise<ResolveThread> => {
    const thread = free.pop();
    if (thread) return Promise.resolve(thread);
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        waiting.splice(waiting.indexOf(take), 1);
        reject(signal.reason);
      };
      const take = (next: ResolveThread) => {
        signal.removeEventListener('abort', onAbort);
        resolve(next);
      };
      waiting.push(take);
      signal.addEventListener('abort', onAbort, { once: true });
    });
  };
  const release = (thread: ResolveThread) => {
    const next = waiting.shift();
    if (next) next(thread);
    else free.push(thread);
  };

  return {
    async run(name, input, callSignal, onStep) {
      const signal = AbortSignal.any([callSignal, disposal.signal]);
      signal.throwIfAborted();
      const thread = await acquire(signal);
      try {
        const output = await thread.run({ name, input, signal, onStep: onStep as (step: unknown) => void });
        return output as Jobs[typeof name]['output'];
      } finally {
        release(thread);
      }
    },
    async [Symbol.asyncDispose]() {
      disposal.abort(new DOMException('The application is closing.', 'AbortError'));
      await Promise.all(all.map((thread) => thread[Symbol.asyncDispose]()));
    },
  };
}
