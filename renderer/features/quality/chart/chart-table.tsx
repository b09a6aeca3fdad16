import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { VirtualTable } from '../../../ui/virtual-table.tsx';
import type { Column } from '../../../ui/virtual-table-types.ts';
import type { PanelSeries } from './chart-series.ts';
import { runIndex } from './chart-series.ts';
import { momentText } from './point-words.ts';
import { ruleName } from './rule-marks.ts';
import type { LiveChart } from './use-live-chart.ts';
import { valueText } from './value-words.ts';

interface ChartTableProps {
  live: LiveChart;
  selected: number | undefined;
  onSelected(sequence: number): void;
  onOpen(sequence: number): void;
}

/** Milliseconds between two looks at how many points there are: nobody reads a table ten times a second. */
const lookMs = 1_000;

/** Every point of a chart with values, limits and broken rules in words, newest first: what the canvas shows, for reading and for screen readers. */
export function ChartTable({ live, selected, onSelected, onOpen }: ChartTableProps): ReactNode {
  const { series } = live;
  const [end, setEnd] = useState(series.first + series.at.length);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      timer = undefined;
      setEnd(series.first + series.at.length);
    };
    look();
    const stop = live.subscribe(() => {
      timer ??= setTimeout(look, lookMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [live, series]);
  const columns = useMemo(() => columnsOf(live), [live]);
  return (
    <VirtualTable
      label={`Points of ${live.chart.label}`}
      columns={columns}
      rowCount={end - series.first}
      rowAt={(index) => ({ sequence: end - 1 - index })}
      rowKey={({ sequence }) => String(sequence)}
      activeIndex={selected === undefined ? undefined : Math.max(0, end - 1 - selected)}
      onActiveIndex={(index) => onSelected(end - 1 - index)}
      onOpen={({ sequence }) => onOpen(sequence)}
    />
  );
}

interface PointRow {
  sequence: number;
}

function columnsOf({ chart, series }: LiveChart): Column<PointRow>[] {
  const at = (sequence: number): number => sequence - series.first;
  return [
    {
      id: 'when',
      header: 'When',
      width: 'minmax(190px, 1fr)',
      render: ({ sequence }) => momentText(series.at[at(sequence)] ?? 0, chart.grain),
    },
    {
      id: 'size',
      header: 'Operations',
      width: '96px',
      align: 'end',
      render: ({ sequence }) => series.size[at(sequence)],
    },
    ...series.panels.flatMap((panel): Column<PointRow>[] => [
      {
        id: `${panel.id}.value`,
        header: panel.title,
        width: 'minmax(110px, 1fr)',
        align: 'end',
        render: ({ sequence }) => cell(panel.value[at(sequence)], panel),
      },
      {
        id: `${panel.id}.limits`,
        header: 'Limits',
        width: 'minmax(150px, 1fr)',
        align: 'end',
        render({ sequence }) {
          const run = panel.runs[runIndex(panel, sequence)];
          return run?.lower == null && run?.upper == null
            ? ''
            : `${cell(run.lower, panel)} – ${cell(run.upper, panel)}`;
        },
      },
    ]),
    {
      id: 'rules',
      header: 'Signals',
      width: 'minmax(180px, 2fr)',
      render({ sequence }) {
        if (series.excluded.has(sequence)) return 'Excluded';
        const rules = series.panels.flatMap(({ flags }) => flags.get(sequence) ?? []);
        return [...new Set(rules)].map(ruleName).join('; ');
      },
    },
  ];
}

function cell(value: number | null | undefined, { unit }: PanelSeries): string {
  return value === null || value === undefined ? '–' : valueText(value, unit);
}
