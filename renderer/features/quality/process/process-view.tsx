import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { type ReactNode, useRef, useState } from 'react';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { SplitPane } from '../../../ui/split-pane.tsx';
import { useToast } from '../../../ui/toast-context.ts';
import { sequenceAt } from '../chart/chart-series.ts';
import type { ChartHandle } from '../chart/control-chart.tsx';
import { useLiveChart } from '../chart/use-live-chart.ts';
import { useSignals } from '../signals/use-signals.ts';
import { ChartArea } from './chart-area.tsx';
import { ChartControls } from './chart-controls.tsx';
import { ChartTools } from './chart-tools.tsx';
import { PointPanel } from './point-panel.tsx';
import { ProcessBlocks } from './process-blocks.tsx';
import { ProcessDialogs, type ProcessQuestion } from './process-dialogs.tsx';
import { ProcessHeader } from './process-header.tsx';
import { ProcessStanding } from './process-standing.tsx';
import { chartInputOf } from './process-state.ts';
import { useChartCommands } from './use-chart-commands.ts';
import { useChartExport } from './use-chart-export.ts';
import { useProcessState } from './use-process-state.ts';

/** One process: its figures, its control chart as it grows, what that signals, and the operations behind each point. */
export function ProcessView({ process }: { process: string }): ReactNode {
  const { state, update } = useProcessState(process);
  const toast = useToast();
  const [paused, setPaused] = useState(false);
  const [question, setQuestion] = useState<ProcessQuestion>();
  const chartHandle = useRef<ChartHandle>(null);
  const input = chartInputOf(process, state);
  const { live, error, again, state: stream } = useLiveChart(input, paused);
  const { signals } = useSignals({ process });
  const exportAs = useChartExport(chartHandle, live, input);
  const label = live?.chart.label ?? process.replace(/^[a-z]+:/u, '');
  const axis = state.axis ?? (live === undefined || live.chart.grain === 'single' ? 'order' : 'time');
  const selected =
    live === undefined || state.point === undefined ? undefined : sequenceAt(live.series, state.point);
  const timeOf = (sequence: number | undefined): number | undefined =>
    live === undefined || sequence === undefined ? undefined : live.series.at[sequence - live.series.first];

  const changed = (message?: string, undo?: () => unknown): void => {
    setQuestion(undefined);
    if (message !== undefined) toast.show({ message, severity: 'success', undo });
    // The stream answers what was decided with a new chart, and events tell the lists; only who stands still must go on.
    setPaused(false);
  };
  const ask = (kind: ProcessQuestion['kind']): void => {
    if (live === undefined) return;
    setQuestion(kind === 'annotate' && selected !== undefined ? { kind, sequence: selected } : { kind });
  };
  useChartCommands({
    paused,
    onPaused: setPaused,
    onTable: () => update({ table: !state.table }, { step: true }),
    onFreeze: () => ask('freeze'),
    onAnnotate: () => ask('annotate'),
    onTargets: () => setQuestion({ kind: 'targets' }),
    onRules: () => setQuestion({ kind: 'rules' }),
    onExport: exportAs,
    onFocus: () => chartHandle.current?.focus(),
  });

  const tools = (
    <ChartTools
      paused={paused}
      onPaused={setPaused}
      axis={axis}
      onAxis={(next) => update({ axis: next })}
      table={state.table}
      onTable={(table) => update({ table }, { step: true })}
      zoomed={state.zoom !== undefined}
      onReset={() => update({ zoom: undefined })}
      onFreeze={() => ask('freeze')}
      onAnnotate={() => ask('annotate')}
      onExport={exportAs}
    />
  );
  const page = (
    <Box sx={{ height: '100%', overflow: 'auto' }}>
      <ProcessHeader process={process} label={label} onTargets={() => setQuestion({ kind: 'targets' })} />
      <ProcessStanding process={process} span={state.span} />
      <Box sx={{ px: 6, pt: 3 }}>
        <ChartControls process={process} state={state} update={update} chart={live?.chart} />
      </Box>
      {error !== undefined && live === undefined ? <ErrorState error={error} onRetry={again} /> : null}
      {stream === 'cut' && live !== undefined ? (
        <Alert severity="info" sx={{ mx: 6, mt: 3 }}>
          The connection is lost: what is shown stands still. It goes on by itself.
        </Alert>
      ) : null}
      {live === undefined ? (
        error === undefined ? (
          <LoadingSkeleton lines={10} label="Loading the chart" />
        ) : null
      ) : (
        <>
          <ChartArea
            live={live}
            state={state}
            axis={axis}
            selected={selected}
            stream={stream}
            handle={chartHandle}
            onZoom={(zoom) => update({ zoom })}
            onSelected={(sequence) =>
              update({ point: timeOf(sequence), ...(sequence === undefined ? { details: false } : {}) })
            }
            onOpen={(sequence) => update({ point: timeOf(sequence), details: true }, { step: true })}
            onRules={() => setQuestion({ kind: 'rules' })}
            tools={tools}
          />
          <ProcessBlocks
            live={live}
            state={state}
            update={update}
            signals={signals}
            onChanged={() => changed()}
          />
        </>
      )}
      <ProcessDialogs
        question={question}
        process={process}
        label={label}
        live={live}
        axis={axis}
        state={state}
        update={update}
        onDone={changed}
        onClose={() => setQuestion(undefined)}
      />
    </Box>
  );
  return (
    <SplitPane
      id="quality.point"
      label="Point"
      fixed="end"
      initial={330}
      min={280}
      max={640}
      start={page}
      end={
        live === undefined || selected === undefined || !state.details ? undefined : (
          <PointPanel
            live={live}
            sequence={selected}
            signals={signals}
            onAcknowledge={(signal) => setQuestion({ kind: 'acknowledge', signal })}
            onExclude={() => setQuestion({ kind: 'exclude', sequence: selected })}
            onInclude={() => setQuestion({ kind: 'include', sequence: selected })}
            onAnnotate={() => setQuestion({ kind: 'annotate', sequence: selected })}
            onClose={() => {
              update({ details: false });
              chartHandle.current?.focus();
            }}
          />
        )
      }
    />
  );
}
