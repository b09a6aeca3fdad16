import { expect, test } from 'vitest';
import type { ProcessStatus } from '../../../../../main/core/quality/history/query-status.ts';
import { defectClasses } from '../../../../../main/core/quality/status/defect-classes.ts';
import {
  reliabilityOf,
  sigmaOf,
  summarise,
} from '../../../../../main/core/quality/status/process-summary.ts';
import { processTraits } from '../../../../../main/core/quality/status/process-traits.ts';
import { noFigures } from '../../../../support/no-figures.ts';

const none: ProcessStatus = {
  process: 'operation:registry.setTag',
  ...noFigures,
  lastLevel: undefined,
  trend: [null, null],
};

test('before the first trial nothing is claimed, and all of it is JSON', () => {
  const summary = summarise(none, 0);
  expect(summary).toMatchObject({ evidence: 'none', label: 'registry: set tag', kind: 'operation' });
  expect([summary.reliability, summary.sigma, summary.durations]).toEqual([undefined, undefined, undefined]);
  expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
});

test('few trials have a rate with its interval and no sigma level', () => {
  const summary = summarise({ ...none, trials: 24, failures: 1 }, 2);
  expect(summary).toMatchObject({ evidence: 'few', openSignals: 2, reliability: { trials: 24, defects: 1 } });
  expect(summary.sigma).toBeUndefined();
});

test('without a defect there is a bound and no level: 998,576 good trials show less than 3 per million at 95 %', () => {
  const known = reliabilityOf(998_576, 0);
  expect(known?.rate).toBe(1);
  expect(known?.upper).toBe(1);
  expect((known?.worst ?? 1) * 1e6).toBeLessThan(3);
  expect((known?.worst ?? 1) * 1e6).toBeCloseTo(3, 4);
  const sigma = sigmaOf(known);
  expect(sigma?.level).toBeUndefined();
  expect(sigma?.atLeast).toBeCloseTo(6.026389, 4);
  expect(sigmaOf(reliabilityOf(1_000_000, 1))?.dpmoAtMost).toBeCloseTo(4.74386, 4);
});

test('all defects: the level is undefined, not infinite', () => {
  const sigma = sigmaOf(reliabilityOf(100, 100));
  expect(sigma).toMatchObject({ dpmo: 1_000_000 });
  expect(sigma?.level).toBeUndefined();
});

test('processes that are not there have no traits', () => {
  expect(processTraits('operation:registry.nothing')).toBeUndefined();
  expect(processTraits('resource:core.cpu')).toMatchObject({ unit: 'share' });
});

test('defects are ordered by how often they occur, slow ones among them, with their shares', () => {
  const failure = {
    process: 'operation:a',
    class: 'storage',
    code: 'EIO',
    message: 'm',
    logId: null,
    firstAt: 1_000,
    lastAt: 2_000,
  };
  const { classes, total } = defectClasses(
    [
      { ...failure, count: 3 },
      { ...failure, code: 'EMFILE', class: 'descriptors', count: 1, logId: 'x' },
    ],
    [{ process: 'operation:b', count: 4, firstAt: 0, lastAt: 5_000, durationMs: 2_500.4 }],
  );
  expect(total).toBe(8);
  expect(classes.map(({ code, share, cumulative }) => [code, share, cumulative])).toEqual([
    ['beyond-target', 0.5, 0.5],
    ['EIO', 0.375, 0.875],
    ['EMFILE', 0.125, 1],
  ]);
  expect(classes[0]?.message).toContain('2500 ms');
  expect(defectClasses([], [])).toEqual({ classes: [], total: 0 });
});
