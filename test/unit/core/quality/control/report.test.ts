/** Capability, false alarms, exports. */
import { expect, test } from 'vitest';
import { usualCusum } from '../../../../../main/core/quality/charts/memory/cusum-chart.ts';
import { usualEwma } from '../../../../../main/core/quality/charts/memory/ewma-chart.ts';
import { usualRuleLengths } from '../../../../../main/core/quality/charts/rules/rule-lengths.ts';
import {
  medianRunLengths,
  pricedShifts,
  runLengths,
} from '../../../../../main/core/quality/control/chart/price.ts';
import { rulesOf } from '../../../../../main/core/quality/control/methods/method-of.ts';
import {
  cusumRunLength,
  ewmaRunLength,
  falseAlarmPrice,
} from '../../../../../main/core/quality/statistics/index.ts';
import { refusalOf } from '../../test-core.ts';
import { asked, durationsLike, openCharted, process } from './charted.ts';

const request = { process, span: '24h', confidence: 0.95 } as const;

test('capability in control: indices on logarithms against the goal, defects expected and seen', async () => {
  await using charted = await openCharted();
  charted.durations(durationsLike(200));
  const report = await charted.api.capability({ ...request, upperLimit: 20 }, charted.call());
  expect(report).toMatchObject({
    status: 'ok',
    provisional: false,
    n: 200,
    unit: 'ms',
    scale: 'log',
    upperLimit: 20,
  });
  const ppk = report.indices.find(({ name }) => name === 'Ppk');
  expect(ppk?.value).toBeCloseTo(
    (Math.log(20) - Math.log(report.mean ?? 0)) / (3 * (report.overall ?? 0)),
    9,
  );
  expect(ppk?.lower).toBeLessThan(ppk?.value ?? 0);
  expect(report.indices.find(({ name }) => name === 'Cp')?.value).toBeUndefined();
  expect(report.expectedPpm).toBeGreaterThan(0);
  expect(report.histogram.reduce((sum, { count }) => sum + count, 0)).toBe(200);
  expect((await charted.api.capability(request, charted.call())).upperLimit).toBe(2_000);
});

test('no index where the chart is not in control, nothing varies, or nothing is there', async () => {
  await using charted = await openCharted();
  const report = () => charted.api.capability(request, charted.call());
  expect(await report()).toMatchObject({ status: 'insufficient-data', indices: [], n: 0, histogram: [] });
  charted.durations([5, 5, 5]);
  expect(await report()).toMatchObject({ status: 'zero-variation', indices: [] });
  charted.durations([...durationsLike(60), ...durationsLike(60, { seed: 2, mean: 60 })]);
  const shifted = await report();
  expect(shifted).toMatchObject({ status: 'not-in-control', indices: [] });
  expect(shifted.note).toContain('not in control');
  expect(
    await refusalOf(
      Promise.resolve().then(() =>
        charted.api.capability({ ...request, lowerLimit: 30, upperLimit: 20 }, charted.call()),
      ),
    ),
  ).toMatchObject({ code: 'INVALID_INPUT' });
  expect(
    await refusalOf(
      Promise.resolve().then(() =>
        charted.api.capability({ ...request, process: 'resource:core.memory' }, charted.call()),
      ),
    ),
  ).toMatchObject({ code: 'INVALID_INPUT' });
});

test('the price of each set is what the run lengths come to', () => {
  const close = (computed: number | undefined, written: number | undefined) =>
    expect((computed ?? 0) / (written ?? 1)).toBeCloseTo(1, 3);
  for (const [set, rules] of Object.entries(rulesOf)) {
    const written = runLengths[set as keyof typeof rulesOf];
    const { inControl, shifted } = falseAlarmPrice({
      rules,
      lengths: usualRuleLengths,
      shifts: pricedShifts.slice(1),
    });
    for (const [index, length] of [inControl, ...shifted.map(({ runLength }) => runLength)].entries())
      close(length, written[index]);
  }
  pricedShifts.forEach((shift, index) => {
    close(
      ewmaRunLength({ lambda: usualEwma.lambda, limit: usualEwma.width, limits: 'time-varying' }, shift),
      runLengths.ewma[index],
    );
    close(cusumRunLength(usualCusum, shift), runLengths.cusum[index]);
  });
  for (const [names, written] of Object.entries(medianRunLengths)) {
    const rules = names.split(' ').map((name) => (name === 'limit' ? 'nelson-1' : name)) as (
      | 'nelson-1'
      | 'nelson-2'
    )[];
    close(falseAlarmPrice({ rules, lengths: usualRuleLengths, shifts: [] }).inControl, written);
  }
}, 60_000);

test('false alarms in time follow the rate', async () => {
  await using charted = await openCharted();
  const { sets } = await charted.api.falseAlarms({ perHour: 36_000 }, charted.call());
  const nelson = sets.find(({ rules }) => rules === 'nelson');
  expect(nelson?.seconds).toBeCloseTo(7.35, 2);
  expect(sets.every(({ shifts, averageRunLengths }) => shifts.length === averageRunLengths.length)).toBe(
    true,
  );
});

test('an export holds limits, rules, baseline and points; nothing in it runs in a spreadsheet', async () => {
  await using charted = await openCharted();
  const { api } = charted;
  charted.durations([...durationsLike(50), 400]);
  const at = new Date(charted.clock.wallMs).toISOString();
  await api.annotate({ process, at, cause: '=cmd|"/c calc"!A1, and\nmore', action: '' }, charted.call());
  await api.annotate({ process, at, cause: 'no comma;=1+1', action: '' }, charted.call());
  const csv = await api.export({ ...asked(), format: 'csv' }, charted.call());
  expect(csv.fileName).toMatch(/^operation-registry\.get-duration-i-mr-\d{4}-\d\d-\d\d\.csv$/u);
  const lines = csv.text.trimEnd().split('\r\n');
  const header = lines.filter((line) => line.startsWith('#') || line.startsWith('"#'));
  expect(header.join('\n')).toMatch(/limits: trial; I-MR of ln\(ms\), sigma from mean moving range/u);
  expect(header.join('\n')).toContain('baseline: ');
  expect(header.join('\n')).toContain('rules: nelson-1, nelson-2');
  // One cell, quoted: a comma in it begins no cell of its own.
  expect(header.find((line) => line.includes('cmd'))).toMatch(
    /^"# annotation: .*=cmd\|""\/c calc""!A1, and more; action: "$/u,
  );
  // So it is where semicolons separate.
  expect(header.find((line) => line.includes('=1+1'))).toMatch(/^"# .*no comma;=1\+1; action: "$/u);
  const rows = lines.slice(header.length);
  expect(rows[0]).toBe(
    'at,size,excluded,stage,value_value (ms),value_center (ms),value_lower (ms),value_upper (ms),value_rules,range_value (factor),range_center (factor),range_lower (factor),range_upper (factor),range_rules',
  );
  expect(rows).toHaveLength(52);
  expect(rows[51]).toContain(',nelson-1,');
  const json = await api.export({ ...asked(), format: 'json' }, charted.call());
  expect(JSON.parse(json.text)).toEqual(await api.chart(asked(), charted.call()));
});
