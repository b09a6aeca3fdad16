/** Charts that go on: what is added equals the chart asked anew, and decisions are told. */
import { expect, test } from 'vitest';
import type { ChartInput, Columns } from '../../../../../contract/control-chart.ts';
import type { ChartNews } from '../../../../../main/core/quality/control/live/watch-chart.ts';
import { failed, trial } from '../evidence.ts';
import { asked, type Charted, durationsLike, joined, openCharted, process } from './charted.ts';

const key = { process, metric: 'duration', grain: 'single', type: 'i-mr' } as const;

class Watched implements AsyncDisposable {
  readonly news: ChartNews[] = [];
  readonly #abort = new AbortController();
  readonly #iterator: AsyncIterator<ChartNews>;

  constructor(charted: Charted, input: ChartInput) {
    const items = charted.api.watchChart(input, charted.call(this.#abort.signal)) as AsyncIterable<ChartNews>;
    this.#iterator = items[Symbol.asyncIterator]();
  }

  /** Listen until so many points are there. */
  async until(done: (columns: Columns) => boolean): Promise<Columns> {
    for (;;) {
      const { value, done: over } = await this.#iterator.next();
      if (over === true) throw new Error('the chart ended');
      this.news.push(value as ChartNews);
      const columns = this.columns();
      if (done(columns)) return columns;
    }
  }

  /** The last whole chart with all that came after it. */
  columns(): Columns {
    const from = this.news.findLastIndex(({ type }) => type === 'chart');
    return joined(
      this.news.slice(from).map((item) => (item.type === 'chart' ? item.chart.columns : item.columns)),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#abort.abort();
    await this.#iterator.return?.();
  }
}

test('whole, then points, is exactly the chart asked anew: single durations', async () => {
  await using charted = await openCharted();
  const from = new Date(charted.clock.wallMs).toISOString();
  charted.durations(durationsLike(100));
  await charted.api.freezeLimits(
    { ...key, from, to: new Date(charted.clock.wallMs).toISOString(), reason: 'baseline' },
    charted.call(),
  );
  charted.durations(durationsLike(20, { seed: 5 }));
  await using watched = new Watched(charted, asked({ from, rules: 'nelson' }));
  await watched.until(({ at }) => at.length === 120);
  charted.durations(durationsLike(50, { seed: 6, mean: 14 }));
  await watched.until(({ at }) => at.length === 170);
  charted.durations(durationsLike(30, { seed: 7 }));
  const streamed = await watched.until(({ at }) => at.length === 200);
  expect(watched.news.length).toBeGreaterThan(2);
  const anew = await charted.api.chart(asked({ from, rules: 'nelson' }), charted.call());
  expect(streamed).toEqual(anew.columns);
  expect(anew.columns.flags.length).toBeGreaterThan(10);
});

test.each(['ewma', 'cusum', 'run'] as const)('the same of %s', async (type) => {
  await using charted = await openCharted();
  const from = new Date(charted.clock.wallMs).toISOString();
  charted.durations(durationsLike(60));
  await charted.api.freezeLimits(
    { ...key, type, from, to: new Date(charted.clock.wallMs).toISOString(), reason: 'baseline' },
    charted.call(),
  );
  await using watched = new Watched(charted, asked({ from, type }));
  await watched.until(({ at }) => at.length === 60);
  charted.durations(durationsLike(40, { seed: 2, mean: 12 }));
  const streamed = await watched.until(({ at }) => at.length === 100);
  expect(streamed).toEqual((await charted.api.chart(asked({ from, type }), charted.call())).columns);
});

test('the same of minutes, whose current one stays open, and of gaps between failures', async () => {
  await using charted = await openCharted();
  const { clock, evidence } = charted;
  const from = new Date(clock.wallMs).toISOString();
  const someMinutes = (seed: number) => {
    for (let minute = 0; minute < 5; minute += 1) {
      charted.durations(durationsLike(6, { seed: seed + minute }), 10_000);
      evidence.recorder.record(failed());
    }
  };
  someMinutes(1);
  await charted.api.freezeLimits(
    {
      process,
      metric: 'duration',
      grain: 'minute',
      type: 'xbar-r',
      from,
      to: new Date(clock.wallMs).toISOString(),
      reason: 'baseline',
    },
    charted.call(),
  );
  await using minutes = new Watched(charted, asked({ from, grain: 'minute', type: 'xbar-r' }));
  await using gaps = new Watched(charted, asked({ from, type: 'g' }));
  await minutes.until(({ at }) => at.length >= 4);
  await gaps.until(({ at }) => at.length === 5);
  someMinutes(10);
  const anew = () => charted.api.chart(asked({ from, grain: 'minute', type: 'xbar-r' }), charted.call());
  const expected = (await anew()).columns.at.length;
  const streamed = await minutes.until(({ at }) => at.length === expected);
  const chart = await anew();
  expect(streamed).toEqual(chart.columns);
  const last = minutes.news.at(-1);
  expect(last?.type === 'points' && last.open).toEqual(chart.open);
  const streamedGaps = await gaps.until(({ at }) => at.length === 10);
  const gapChart = await charted.api.chart(asked({ from, type: 'g' }), charted.call());
  expect(streamedGaps.panels[0]?.value).toEqual(gapChart.columns.panels[0]?.value);
});

test('decisions bring the whole chart again; it ends when the caller goes', async () => {
  await using charted = await openCharted();
  charted.durations(durationsLike(30));
  await using watched = new Watched(charted, asked());
  await watched.until(({ at }) => at.length === 30);
  await charted.api.annotate(
    { process, at: new Date(charted.clock.wallMs).toISOString(), cause: 'a cause', action: '' },
    charted.call(),
  );
  await watched.until(() => watched.news.filter(({ type }) => type === 'chart').length === 2);
  const again = watched.news.at(-1);
  expect(again?.type === 'chart' && again.chart.annotations[0]?.cause).toBe('a cause');
  const from = new Date(charted.clock.wallMs - 5_000).toISOString();
  await charted.api.exclude({ process, from, to: from, reason: 'a warm-up' }, charted.call());
  const excluded = await watched.until(({ excluded: points }) => points.length === 1);
  expect(excluded.at).toHaveLength(30);
  const abort = new AbortController();
  const items = charted.api.watchChart(asked(), charted.call(abort.signal)) as AsyncIterable<ChartNews>;
  let seen = 0;
  for await (const _item of items) {
    seen += 1;
    abort.abort();
  }
  expect(seen).toBe(1);
});

test('an open gap grows with each success and is never judged', async () => {
  await using charted = await openCharted();
  charted.evidence.recorder.record(failed());
  await using watched = new Watched(charted, asked({ type: 'g' }));
  await watched.until(({ at }) => at.length === 1);
  for (let index = 0; index < 5; index += 1) {
    charted.clock.advance(100);
    charted.evidence.recorder.record(trial());
  }
  await watched.until(() => {
    const last = watched.news.at(-1);
    return last?.type === 'points' && last.open?.values[0] === 5;
  });
  expect(watched.columns().flags).toEqual([]);
});
