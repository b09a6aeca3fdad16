/** A pool of threads that inspect sources, so that no import ever holds up an event loop. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Inspection } from '../inspect.ts';
import { type InspectionProgress, InspectThread } from './inspect-thread.ts';
import { InspectionFailed } from './messages.ts';

export interface InspectorOptions {
  readonly threads: number;
  /** An existing folder on the file system of the store, so that a copy can be moved in. */
  readonly stagingDirectory: string;
  /** `inspect-worker.ts` when run unbuilt, `inspect-worker.js` beside the bundle. */
  readonly workerUrl: URL;
}
interface InspectOptions {
  /** As the person knows the source; `sourcePath` may be a temporary name. */
  readonly fileName: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: InspectionProgress) => void;
  /** Milliseconds the work may take once a thread is free. */
  readonly deadlineMs?: number;
}
export interface Inspector extends AsyncDisposable {
  /**
   * Copies a file or folder into the staging folder and tells what it is. More inspections than threads wait in turn.
   * @throws ArchiveRejected when the content is refused; InspectionFailed with the system's code, `DEADLINE`,
   *   `OUT_OF_MEMORY` or `THREAD_LOST`; the signal's reason when cancelled. Nothing is left in the staging folder then.
   */
  inspect(sourcePath: string, options: InspectOptions): Promise<Inspection>;
}

export function createInspector({ threads, stagingDirectory, workerUrl }: InspectorOptions): Inspector {
  const all = Array.from({ length: Math.max(1, threads) }, () => new InspectThread(workerUrl));
  const free = [...all];
  const waiting: ((thread: InspectThread) => void)[] = [];
  const disposal = new AbortController();

  const acquire = (signal: AbortSignal): Promise<InspectThread> => {
    const thread = free.pop();
    if (thread) return Promise.resolve(thread);
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        waiting.splice(waiting.indexOf(take), 1);
        reject(signal.reason);
      };
      const take = (next: InspectThread) => {
        signal.removeEventListener('abort', onAbort);
        resolve(next);
      };
      waiting.push(take);
      signal.addEventListener('abort', onAbort, { once: true });
    });
  };
  const release = (thread: InspectThread) => {
    const next = waiting.shift();
    if (next) next(thread);
    else free.push(thread);
  };

  return {
    async inspect(sourcePath, { fileName, signal, onProgress, deadlineMs }) {
      const cancelled = AbortSignal.any(signal ? [signal, disposal.signal] : [disposal.signal]);
      cancelled.throwIfAborted();
      const thread = await acquire(cancelled);
      const deadline = startDeadline(deadlineMs);
      try {
        const stagedPath = join(stagingDirectory, `${randomUUID()}.staged`);
        const signals = AbortSignal.any([cancelled, deadline.signal]);
        return await thread.run({ sourcePath, fileName, stagedPath, onProgress, signal: signals });
      } finally {
        deadline.clear();
        release(thread);
      }
    },
    async [Symbol.asyncDispose]() {
      disposal.abort(new InspectionFailed('DISPOSED', 'The application is closing.'));
      await Promise.all(all.map((thread) => thread[Symbol.asyncDispose]()));
    },
  };
}

function startDeadline(milliseconds: number | undefined) {
  const controller = new AbortController();
  const message = `Inspecting the content took longer than ${milliseconds} ms.`;
  const timer =
    milliseconds === undefined
      ? undefined
      : setTimeout(() => controller.abort(new InspectionFailed('DEADLINE', message)), milliseconds);
  return { signal: controller.signal, clear: () => clearTimeout(timer) };
}
