import { describe, expect, it } from 'vitest';
import { type BulkState, runMany } from '../../../../renderer/features/registry/bulk-run.ts';

const numbers = Array.from({ length: 20 }, (_, index) => index);
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

describe('an action over many', () => {
  it('runs a few at a time, keeps every failure and reports each step', async () => {
    let running = 0;
    let most = 0;
    const steps: number[] = [];
    const end = await runMany({
      items: numbers,
      concurrency: 3,
      signal: new AbortController().signal,
      async work(item) {
        running += 1;
        most = Math.max(most, running);
        await pause();
        running -= 1;
        if (item % 5 === 0) throw new Error(`no ${item}`);
        return item * 2;
      },
      onState: ({ done, failed }) => steps.push(done.length + failed.length),
    });
    expect(most).toBe(3);
    expect(end.failed.map(({ item }) => item).sort((a, b) => a - b)).toEqual([0, 5, 10, 15]);
    expect(end.done).toHaveLength(16);
    expect(end.finished && !end.stopped).toBe(true);
    expect(steps).toEqual([...numbers.map((index) => index + 1), 20]);
  });

  it('starts nothing new once stopped', async () => {
    const abort = new AbortController();
    const started: number[] = [];
    let last: BulkState<number, void> | undefined;
    await runMany<number, void>({
      items: numbers,
      concurrency: 1,
      signal: abort.signal,
      async work(item) {
        started.push(item);
        if (item === 2) abort.abort();
        await pause();
      },
      onState: (state) => {
        last = state;
      },
    });
    expect(started).toEqual([0, 1, 2]);
    expect(last).toMatchObject({ stopped: true, finished: true, total: 20 });
    expect(last?.done).toHaveLength(3);
  });
});
