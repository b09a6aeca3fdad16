/** Making trials: never more counted than planned, whatever they do. */
import { setTimeout } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { Lanes } from '../../../../../main/core/quality/demonstration/running/lanes.ts';
import { Pacer } from '../../../../../main/core/quality/demonstration/running/pacer.ts';
import { createDraw } from '../../../../../main/core/quality/demonstration/running/random.ts';
import { Tally } from '../../../../../main/core/quality/demonstration/running/tally.ts';
import { answerWithinMs } from '../../../../../main/core/quality/demonstration/running/trial-failure.ts';
import {
  CannotDraw,
  type ReadyScenario,
  WrongAnswer,
} from '../../../../../main/core/quality/demonstration/scenarios/scenario.ts';

const nothing = { done: 0, failures: 0, voided: 0, runningMs: 0, durations: undefined, failed: [] };

function lanesOf(trial: ReadyScenario['trial'], more: Partial<ConstructorParameters<typeof Lanes>[0]> = {}) {
  const tally = new Tally(nothing);
  const onStuck = vi.fn();
  const lanes = new Lanes({
    ready: { mix: '', trial, [Symbol.asyncDispose]: async () => {} },
    tally,
    draw: createDraw(1),
    pacer: new Pacer(1),
    planned: 100,
    concurrency: 4,
    onFailure: async () => {},
    onStuck,
    ...more,
  });
  return { lanes, tally, onStuck };
}

test('exactly as many are counted as planned; void ones are made up for', async () => {
  let made = 0;
  const { lanes, tally } = lanesOf(async () => {
    made += 1;
    const isVoid = made % 5 === 0;
    await setTimeout(made % 3);
    return isVoid ? 'void' : 'counted';
  });
  await lanes.ended;
  expect(tally).toMatchObject({ done: 100, failures: 0 });
  expect(tally.voided).toBe(made - 100);
  expect(made).toBeGreaterThan(120);
});

test('never more under way than lanes', async () => {
  let [underWay, most] = [0, 0];
  const { lanes } = lanesOf(async () => {
    underWay += 1;
    most = Math.max(most, underWay);
    await setTimeout(1);
    underWay -= 1;
    return 'counted';
  });
  await lanes.ended;
  expect(most).toBe(4);
});

test('a failure counts as a trial, is told with its class, and holds back what follows until it is stored', async () => {
  let [made, isStoring] = [0, false];
  const begunWhileStoring: number[] = [];
  const { lanes, tally } = lanesOf(
    async () => {
      made += 1;
      if (isStoring) begunWhileStoring.push(made);
      const mine = made;
      await setTimeout(1);
      if (mine === 10) throw new WrongAnswer('not what was stored');
      if (mine === 20) throw Object.assign(new Error('on fire'), { code: 'STORAGE_UNAVAILABLE' });
      return 'counted';
    },
    {
      onFailure: async () => {
        isStoring = true;
        await setTimeout(30);
        isStoring = false;
      },
    },
  );
  await lanes.ended;
  expect(tally).toMatchObject({ done: 100, failures: 2 });
  expect(tally.failed.map((failure) => failure.class)).toEqual(['wrong-answer', 'storage-unavailable']);
  expect(begunWhileStoring).toEqual([]);
});

test('a stop answers within 200 ms; what did not end is not counted, what failed in time is', async () => {
  let made = 0;
  const { lanes, tally } = lanesOf(async (_draw, signal) => {
    made += 1;
    if (made === 3) {
      await setTimeout(60);
      throw new WrongAnswer('late, and wrong');
    }
    if (made <= 4) await setTimeout(60_000, undefined, { signal });
    return 'counted';
  });
  await setTimeout(20);
  const startedAt = performance.now();
  await lanes.stop();
  expect(performance.now() - startedAt).toBeLessThan(200);
  expect(tally).toMatchObject({ done: 1, failures: 1 });
  await lanes.settled;
  expect(tally).toMatchObject({ done: 1, failures: 1 });
});

test('no answer within the time allowed is a failure', async () => {
  const { lanes, tally } = lanesOf(() => new Promise(() => {}), { planned: 1, concurrency: 1 });
  const now = performance.now();
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now + answerWithinMs + 5_000);
  lanes.expire();
  clock.mockRestore();
  await lanes.ended;
  expect(tally.failed).toMatchObject([{ trial: 1, class: 'no-answer' }]);
});

test('when nothing can be drawn it stops, without counting a failure', async () => {
  const { lanes, tally, onStuck } = lanesOf(async () => {
    throw new CannotDraw('everything was deleted');
  });
  await lanes.ended;
  expect(tally).toMatchObject({ done: 0, failures: 0 });
  expect(onStuck).toHaveBeenCalled();
});

test('quick trials leave the event loop to others, and a share of the time', async () => {
  const busy = (milliseconds: number) => {
    for (const until = performance.now() + milliseconds; performance.now() < until; );
  };
  const { lanes, tally } = lanesOf(
    async () => {
      busy(1);
      return 'counted';
    },
    { pacer: new Pacer(0.25), planned: 150 },
  );
  const startedAt = performance.now();
  const turns: number[] = [];
  const watching = (async () => {
    for (let last = performance.now(); tally.done < 150; ) {
      await setTimeout(1);
      turns.push(performance.now() - last);
      last = performance.now();
    }
  })();
  await lanes.ended;
  const elapsed = performance.now() - startedAt;
  await watching;
  // 150 ms of work at a quarter of the time; a machine under load only makes it slower.
  expect(elapsed).toBeGreaterThan(400);
  expect(turns.toSorted((left, right) => left - right)[Math.floor(turns.length / 2)]).toBeLessThan(30);
});
