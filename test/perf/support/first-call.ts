/** What a call takes in a thread in which nothing was run before, so that nothing is compiled. */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

/** @param input as JSON @returns milliseconds; loading of the program is not counted */
export function firstCall(input: string, deadline: number): Promise<number> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { input, deadline } });
  return new Promise<number>((done, fail) => {
    worker.once('message', done);
    worker.once('error', fail);
  }).finally(() => worker.terminate());
}

if (!isMainThread && workerData?.input !== undefined) {
  const { default: resolveScenario } = await import('../../../main/core/resolve-scenario.ts');
  const { input, deadline } = workerData as { input: string; deadline: number };
  const problem: unknown = JSON.parse(input);
  const startedAt = performance.now();
  resolveScenario(problem, { deadline });
  parentPort?.postMessage(performance.now() - startedAt);
}
