/** Entry of an inspection thread: one command at a time. */
import { parentPort } from 'node:worker_threads';
import { type Stoppable, Stopped } from '../../threads/index.ts';
import { inspectSource } from '../inspect.ts';
import { type InspectCommand, type InspectReply, packFailure } from './messages.ts';

/** Milliseconds between two reports of progress: more would only fill the queue of the listener. */
const reportEvery = 50;

const reply = (message: InspectReply): void => parentPort?.postMessage(message);

parentPort?.on('message', async ({ stop, ...command }: Stoppable<InspectCommand>) => {
  const word = new Int32Array(stop);
  let [reported, whole] = [0, 0];
  try {
    const inspection = await inspectSource({
      ...command,
      check() {
        if (Atomics.load(word, 0) !== 0) throw new Stopped();
      },
      onProgress(done, total) {
        whole = total;
        const now = performance.now();
        if (now - reported < reportEvery) return;
        reported = now;
        reply({ type: 'progress', done, total });
      },
    });
    reply({ type: 'done', inspection, total: whole });
  } catch (error) {
    reply({ type: 'failed', failure: packFailure(error) });
  }
});
