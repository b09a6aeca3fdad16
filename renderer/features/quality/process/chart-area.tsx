import { mdiChartTimelineVariant } from '@mdi/js';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { ReactNode, Ref } from 'react';
import type { Chart } from '../../../../contract/control-chart.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ChartFooter } from '../chart/chart-footer.tsx';
import type { ChartAxis } from '../chart/chart-series.ts';
import { ChartTable } from '../chart/chart-table.tsx';
import { type ChartHandle, ControlChart } from '../chart/control-chart.tsx';
import { priceText } from '../chart/limits-words.ts';
import type { LiveChart, LiveState } from '../chart/use-live-chart.ts';
import { chartTypeWords } from '../chart-words.ts';
import { stretchOf, viewOf } from './chart-view-state.ts';
import { LiveSign } from './live-sign.tsx';
import type { ProcessState, Stretch } from './process-state.ts';

interface ChartAreaProps {
  live: LiveChart;
  state: ProcessState;
  axis: ChartAxis;
  selected: number | undefined;
  stream: LiveState;
  handle: Ref<ChartHandle>;
  onZoom(zoom: Stretch | undefined): void;
  onSelected(sequence: number | undefined): void;
  onOpen(sequence: number): void;
  onRules(): void;
  /** What can be done with it. */
  tools: ReactNode;
}

/** CSS pixels: of one panel alone, and of a pair. */
const heights = { one: 300, pair: 380 };

/** The chart, or the same points as a table, with why it is this chart and what to know before believing it. */
export function ChartArea(props: ChartAreaProps): ReactNode {
  const { live, state, axis, selected, stream, onSelected, onOpen } = props;
  const { chart, series } = live;
  const height = chart.columns.panels.length > 1 ? heights.pair : heights.one;
  return (
    <Box component="section" aria-label="Control chart" sx={{ px: 6, pt: 3 }}>
      <Box sx={{ bgcolor: 'background.paper', border: 1, borderColor: 'divider', borderRadius: '8px' }}>
        <Reason chart={chart} stream={stream} onRules={props.onRules} tools={props.tools} />
        <Warnings warnings={chart.warnings} />
        {series.at.length === 0 && chart.open === undefined ? (
          <EmptyState
            icon={mdiChartTimelineVariant}
            title="No points in this span"
            text="Nothing of this kind happened yet. Look further back, choose another metric, or run the operation: its points appear here as they happen."
          />
        ) : state.table ? (
          <Box sx={{ height, borderTop: 1, borderColor: 'divider' }}>
            <ChartTable live={live} selected={selected} onSelected={onSelected} onOpen={onOpen} />
          </Box>
        ) : (
          <ControlChart
            live={live}
            axis={axis}
            height={height}
            view={viewOf(series, axis, state.zoom)}
            onView={(view) => props.onZoom(view === undefined ? undefined : stretchOf(series, axis, view))}
            selected={selected}
            onSelected={onSelected}
            onOpen={onOpen}
            hint="Click for the operations behind it. Drag to zoom."
            handle={props.handle}
          />
        )}
        <ChartFooter chart={chart} />
      </Box>
    </Box>
  );
}

/** What to know before one believes what one sees. */
function Warnings({ warnings }: { warnings: Chart['warnings'] }): ReactNode {
  if (warnings.length === 0) return null;
  return (
    <Alert severity="warning" sx={{ mx: 4, mb: 2, py: 0, fontSize: 12.5 }}>
      {warnings.map(({ code, message }) => (
        <div key={code}>{message}</div>
      ))}
    </Alert>
  );
}

interface ReasonProps {
  chart: Chart;
  stream: LiveState;
  onRules(): void;
  tools: ReactNode;
}

function Reason({ chart, stream, onRules, tools }: ReasonProps): ReactNode {
  const { name, meaning } = chartTypeWords[chart.type];
  return (
    <Box sx={reasonStyles}>
      <Box sx={{ flex: '1 1 420px', minWidth: 0 }}>
        <Box>
          <strong>{name}</strong> – {meaning}
        </Box>
        <Box sx={{ color: 'text.secondary' }}>
          {chart.reason}{' '}
          {chart.price === undefined ? null : (
            <Link
              component="button"
              onClick={onRules}
              sx={{ fontSize: 'inherit', verticalAlign: 'baseline', textAlign: 'start' }}
            >
              False signals: {priceText(chart.price)}
            </Link>
          )}
        </Box>
      </Box>
      <Box
        sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', justifyContent: 'flex-end', gap: 2 }}
      >
        <LiveSign stream={stream} />
        {tools}
      </Box>
    </Box>
  );
}

/** Where both do not fit side by side, the tools go below the words. */
const reasonStyles = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'flex-start',
  columnGap: 3,
  rowGap: 1,
  px: 4,
  pt: 3,
  pb: 2,
  fontSize: 12.5,
} as const;
