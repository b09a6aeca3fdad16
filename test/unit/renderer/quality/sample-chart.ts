import type { Chart, Columns, Panel } from '../../../../contract/control-chart.ts';

/** Columns of one panel, a minute apart, with limits that hold throughout. */
export function sampleColumns(
  values: readonly (number | null)[],
  given: Partial<Panel> & { start?: number; flags?: Columns['flags']; excluded?: number[] } = {},
): Columns {
  const { start = 0, flags = [], excluded = [], ...panel } = given;
  const all = (value: number | null): (number | null)[] => values.map(() => value);
  return {
    at: values.map((_value, index) => start + index * 60_000),
    size: values.map(() => 10),
    excluded,
    panels: [
      {
        id: 'value',
        title: 'Duration',
        unit: 'ms',
        scale: 'linear',
        zones: true,
        center: all(10),
        lower: all(4),
        upper: all(16),
        sigma: all(2),
        ...panel,
        value: [...values],
      },
    ],
    flags,
  };
}

/** A chart of such columns. */
export function sampleChart(columns: Columns): Chart {
  return {
    process: 'operation:registry.get',
    label: 'Get a version',
    metric: 'duration',
    grain: 'minute',
    type: 'i-mr',
    reason: 'One value a minute',
    choices: [],
    from: '2026-01-01T00:00:00.000Z',
    to: '2026-01-01T01:00:00.000Z',
    columns,
    stages: [{ start: 0, label: 'v1' }],
    limits: {
      version: 1,
      state: 'frozen',
      provisional: false,
      status: 'ok',
      method: 'moving range / d2',
      baseline: { from: '2026-01-01T00:00:00.000Z', to: '2026-01-01T00:30:00.000Z', points: 30, excluded: 2 },
      frozenAt: '2026-01-01T00:31:00.000Z',
      by: 'ada',
      reason: 'a quiet hour',
    },
    annotations: [],
    exclusions: [],
    warnings: [],
    price: { rules: ['nelson-1', 'nelson-2'], averageRunLength: 216.7, seconds: 13_002 },
    earlier: 0,
  };
}
