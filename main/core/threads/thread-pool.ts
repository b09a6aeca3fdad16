/** Threads shared by all who need one. More calls than threads wait in turn. */

export interface ThreadPool<Thread> extends AsyncDisposable {
  /**
   * Wait for a thread and have it to oneself until the work is settled.
   * @param work is given a signal that also aborts when the pool is disposed of
   * @throws the reason of the signal while waiting, or whatever `work` throws
   */
  run<Result>(
    signal: AbortSignal | undefined,
    work: (thread: Thread, signal: AbortSignal) => Promise<Result>,
  ): Promise<Result>;
}

/**
 * Disposing of the pool aborts all that works and waits, and ends the threads.
 * @param all the threads, which belong to the pool from now on
 * @param closing makes the reason given to what the disposal aborts
 */
export function createThreadPool<Thread extends AsyncDisposable>(
  all: readonly Thread[],
  closing: () => Error,
): ThreadPool<Thread> {
  const free = [...all];
  const waiting: ((thread: Thread) => void)[] = [];
  const disposal = new AbortController();

  const acquire = (signal: AbortSignal): Promise<Thread> => {
    const thread = free.pop();
    if (thread) return Promise.resolve(thread);
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        waiting.splice(waiting.indexOf(take), 1);
        reject(signal.reason);
      };
      const take = (next: Thread) => {
        signal.removeEventListener('abort', onAbort);
        resolve(next);
      };
      waiting.push(take);
      signal.addEventListener('abort', onAbort, { once: true });
    });
  };
  const release = (thread: Thread) => {
    const next = waiting.shift();
    if (next) next(thread);
    else free.push(thread);
  };

  return {
    async run(callSignal, work) {
      const signal = AbortSignal.any(callSignal ? [callSignal, disposal.signal] : [disposal.signal]);
      signal.throwIfAborted();
      const thread = await acquire(signal);
      try {
        return await work(thread, signal);
      } finally {
        release(thread);
      }
    },
    async [Symbol.asyncDispose]() {
      disposal.abort(closing());
      await Promise.all(all.map((thread) => thread[Symbol.asyncDispose]()));
    },
  };
}
