import Box from '@mui/material/Box';
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useStable } from '../../../ui/use-stable.ts';
import { visuallyHidden } from '../../../ui/visually-hidden.ts';
import type { ChartView } from './chart-painter.ts';
import { type ChartAxis, step } from './chart-series.ts';
import { PointBox } from './point-box.tsx';
import { pointSentence, pointWords } from './point-words.ts';
import { useChartPainter } from './use-chart-painter.ts';
import type { LiveChart } from './use-live-chart.ts';
import { zoomed } from './zoom.ts';

export interface ChartHandle {
  focus(): void;
  /** Pictures of the panels as they are on the screen. */
  canvases(): readonly HTMLCanvasElement[];
}

interface ControlChartProps {
  live: LiveChart;
  axis: ChartAxis;
  /** CSS pixels. */
  height: number;
  view: ChartView | undefined;
  onView(view: ChartView | undefined): void;
  /** Sequence of a point. */
  selected: number | undefined;
  onSelected(sequence: number | undefined): void;
  /** Enter, or a click on the point that is selected. */
  onOpen(sequence: number): void;
  /** What clicking and dragging do here. */
  hint: string;
  handle?: Ref<ChartHandle>;
}

/** A control chart: hover to read, click to select, drag to zoom, arrows over points, n and p over signals. */
export function ControlChart(props: ControlChartProps): ReactNode {
  const { live, axis, height, view, selected, onView, onSelected, onOpen } = props;
  const { chart, series } = live;
  const container = useRef<HTMLDivElement>(null);
  const helpId = useId();
  const [hover, setHover] = useState<{ sequence: number; x: number }>();
  const painter = useChartPainter(
    container,
    { live, axis, height, view, selected },
    {
      onHover: useStable((sequence, x) => {
        setHover((before) =>
          sequence === undefined
            ? undefined
            : before?.sequence === sequence && before.x === x
              ? before
              : { sequence, x },
        );
      }),
      onPick: useStable((sequence) => {
        onSelected(sequence);
        onOpen(sequence);
      }),
      onBrush: useStable((next) => onView(next)),
    },
  );
  useImperativeHandle(props.handle, () => ({
    focus: () => container.current?.focus(),
    canvases: () => painter?.canvases() ?? [],
  }));
  // Keys come faster than what they select is drawn: each goes on from where the one before it led.
  const cursor = useRef(selected);
  useLayoutEffect(() => {
    cursor.current = selected;
  }, [selected]);
  const select = (sequence: number | undefined): void => {
    cursor.current = sequence;
    onSelected(sequence);
  };
  const move = (direction: 1 | -1, among: 'points' | 'signals'): void => {
    const next = step(series, cursor.current, direction, among);
    if (next !== undefined) select(next);
  };
  const zoom = (factor: number): void => onView(zoomed(series, axis, view, selected, factor));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    const actions: Record<string, () => void> = {
      ArrowRight: () => move(1, 'points'),
      ArrowLeft: () => move(-1, 'points'),
      Home: () => select(series.first),
      End: () => select(series.first + series.at.length - 1),
      n: () => move(1, 'signals'),
      ']': () => move(1, 'signals'),
      p: () => move(-1, 'signals'),
      '[': () => move(-1, 'signals'),
      Enter: () => (cursor.current === undefined ? undefined : onOpen(cursor.current)),
      Escape: () => (cursor.current === undefined ? onView(undefined) : select(undefined)),
      '+': () => zoom(2),
      '=': () => zoom(2),
      '-': () => zoom(0.5),
      '0': () => onView(undefined),
    };
    const action = actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  };
  const shown = hover?.sequence ?? selected;
  const words = shown === undefined ? undefined : pointWords(series, shown, chart.grain);
  const spoken = selected === undefined ? undefined : pointWords(series, selected, chart.grain);
  return (
    <Box sx={{ position: 'relative' }}>
      <Box
        ref={container}
        tabIndex={0}
        role="application"
        aria-roledescription="control chart"
        aria-label={`${chart.label}: ${chart.columns.panels.map(({ title }) => title).join(' and ')}`}
        aria-describedby={helpId}
        onKeyDown={onKeyDown}
        onDoubleClick={() => onView(undefined)}
        sx={chartStyles}
        style={{ height }}
      />
      {hover !== undefined && words !== undefined ? (
        <PointBox words={words} x={hover.x} width={container.current?.clientWidth ?? 0} hint={props.hint} />
      ) : null}
      <Box id={helpId} sx={visuallyHidden}>
        Arrow left and right move over the points, n and p over those that break a rule, Enter shows the
        operations behind a point, plus, minus and zero zoom, Escape closes. The same points are in the table.
      </Box>
      <Box role="status" sx={visuallyHidden}>
        {spoken === undefined ? '' : pointSentence(spoken)}
      </Box>
    </Box>
  );
}

const chartStyles = {
  overflow: 'hidden',
  cursor: 'crosshair',
  '& .u-select': {
    background: 'color-mix(in srgb, var(--hyper-palette-primary-main) 18%, transparent)',
  },
  '& .u-hz, & .u-vt': { borderColor: 'var(--hyper-palette-text-disabled)' },
  '& .uplot, & .u-wrap': { fontFamily: 'inherit' },
} as const;
