/** A pool of threads that inspect sources, so that no import ever holds up an event loop. */
import { randomUUID } from 'node:crypto';
import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { createThreadPool } from '../../threads/index.ts';
import type { Inspection } from '../inspect.ts';
import { createInspectThread, type InspectionProgress } from './inspect-thread.ts';
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
  const pool = createThreadPool(
    Array.from({ length: Math.max(1, threads) }, () => createInspectThread(workerUrl)),
    () => new InspectionFailed('DISPOSED', 'The application is closing.'),
  );
  return {
    inspect(sourcePath, { fileName, signal, onProgress, deadlineMs }) {
      return pool.run(signal, async (thread, cancelled) => {
        using deadline = startDeadline(deadlineMs);
        const stagedPath = join(stagingDirectory, `${randomUUID()}.staged`);
        try {
          const { inspection, total } = await thread.run({
            command: { sourcePath, fileName, stagedPath },
            signal: AbortSignal.any([cancelled, deadline.signal]),
            onStep: onProgress,
          });
          onProgress?.({ done: total, total });
          return inspection;
        } catch (error) {
          // The thread removes the copy itself unless it was ended or lost.
          await unlink(stagedPath).catch(() => {});
          throw error;
        }
      });
    },
    [Symbol.asyncDispose]: () => pool[Symbol.asyncDispose](),
  };
}

function startDeadline(milliseconds: number | undefined) {
  const controller = new AbortController();
  const message = `Inspecting the content took longer than ${milliseconds} ms.`;
  const timer =
    milliseconds === undefined
      ? undefined
      : setTimeout(() => controller.abort(new InspectionFailed('DEADLINE', message)), milliseconds);
  return { signal: controller.signal, [Symbol.dispose]: () => clearTimeout(timer) };
}
