import { mdiShieldCheckOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { type ReactNode, useState } from 'react';
import type { Signal } from '../../../../contract/control-chart.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { VirtualTable } from '../../../ui/virtual-table.tsx';
import type { LiveChart } from '../chart/use-live-chart.ts';
import { signalColumns } from '../signals/signal-columns.tsx';
import { CapabilityBlock } from './capability-block.tsx';
import { LimitsHistory } from './limits-history.tsx';
import { NotesList } from './notes-list.tsx';
import { type ProcessBlock, type ProcessState, processBlocks } from './process-state.ts';
import type { UpdateProcess } from './use-process-state.ts';

interface ProcessBlocksProps {
  live: LiveChart;
  state: ProcessState;
  update: UpdateProcess;
  signals: readonly Signal[];
  onChanged(): void;
}

/** Below the chart: its signals, the capability, the history of its limits, what was noted. */
export function ProcessBlocks(props: ProcessBlocksProps): ReactNode {
  const { live, state, update, signals, onChanged } = props;
  const { chart } = live;
  const open = signals.filter((signal) => signal.state === 'open').length;
  const notes = chart.annotations.length + chart.exclusions.length;
  const labels: Record<ProcessBlock, string> = {
    signals: open === 0 ? 'Signals' : `Signals (${open} open)`,
    capability: 'Capability',
    limits: 'Limits',
    notes: notes === 0 ? 'Notes' : `Notes (${notes})`,
  };
  const shown = {
    signals: () => <ProcessSignals signals={signals} chart={chart} update={update} />,
    capability: () => <CapabilityBlock process={chart.process} span={state.span} />,
    limits: () => <LimitsHistory chart={chart} />,
    notes: () => <NotesList chart={chart} onChanged={onChanged} />,
  }[state.block];
  return (
    <Box sx={{ px: 6, pt: 3, pb: 6 }}>
      <Tabs
        value={state.block}
        aria-label="About this process"
        onChange={(_event, block: ProcessBlock) => update({ block })}
      >
        {processBlocks.map((block) => (
          <Tab key={block} value={block} label={labels[block]} />
        ))}
      </Tabs>
      <Box role="tabpanel" aria-label={labels[state.block]} sx={surfaceStyles}>
        {shown()}
      </Box>
    </Box>
  );
}

interface ProcessSignalsProps {
  signals: readonly Signal[];
  chart: LiveChart['chart'];
  update: UpdateProcess;
}

/** A chosen signal is shown on the chart it was seen on, with its explanation beside it. */
function ProcessSignals({ signals, chart, update }: ProcessSignalsProps): ReactNode {
  const [active, setActive] = useState<number>();
  if (signals.length === 0)
    return (
      <EmptyState
        icon={mdiShieldCheckOutline}
        title="No signals"
        text="No point broke a rule. That is what a process looks like that only varies as it always does."
      />
    );
  const show = (signal: Signal): void => {
    const same = signal.metric === chart.metric && signal.grain === chart.grain && signal.type === chart.type;
    update(
      {
        ...(same ? {} : { metric: signal.metric, grain: signal.grain, type: signal.type, zoom: undefined }),
        point: Date.parse(signal.at),
        details: true,
        table: false,
      },
      { step: true },
    );
  };
  return (
    <Box sx={{ height: Math.min(380, 34 + signals.length * 40) }}>
      <VirtualTable
        label="Signals of this process"
        columns={signalColumns}
        rowCount={signals.length}
        rowAt={(index) => signals[index]}
        rowKey={({ id }) => id}
        activeIndex={active}
        onActiveIndex={(index) => {
          setActive(index);
          const signal = signals[index];
          if (signal !== undefined) show(signal);
        }}
        onOpen={show}
      />
    </Box>
  );
}

const surfaceStyles = {
  bgcolor: 'background.paper',
  border: 1,
  borderColor: 'divider',
  borderRadius: '8px',
  overflow: 'auto',
  mt: 1,
} as const;
