import { mdiAlertDecagramOutline, mdiCheck } from '@mdi/js';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { Signal } from '../../../../contract/control-chart.ts';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { ToneChip } from '../../../ui/tone-chip.tsx';
import type { Column } from '../../../ui/virtual-table-types.ts';
import { ruleMark, ruleName } from '../chart/rule-marks.ts';
import { chartTypeWords, metricWords } from '../chart-words.ts';

/** Whether somebody looked after a signal. */
export function SignalState({ signal }: { signal: Signal }): ReactNode {
  return signal.state === 'open' ? (
    <ToneChip
      tone="error"
      label="Open"
      icon={mdiAlertDecagramOutline}
      hint="Nobody has said yet what caused it."
    />
  ) : (
    <ToneChip
      tone="success"
      label="Looked after"
      icon={mdiCheck}
      hint={
        signal.annotation === undefined
          ? 'A cause was given.'
          : `${signal.annotation.cause} – ${signal.annotation.by}`
      }
    />
  );
}

const when: Column<Signal> = {
  id: 'at',
  header: 'When',
  width: '104px',
  render: ({ at }) => <RelativeTime value={at} />,
};
const state: Column<Signal> = {
  id: 'state',
  header: 'State',
  width: '128px',
  render: (signal) => <SignalState signal={signal} />,
};
const rule: Column<Signal> = {
  id: 'rule',
  header: 'Rule',
  width: 'minmax(224px, 1fr)',
  render: ({ rule: name }) => (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 2 }}>
      <Box component="span" sx={markStyles}>
        {ruleMark([name])}
      </Box>
      {ruleName(name)}
    </Box>
  ),
};
const text: Column<Signal> = {
  id: 'text',
  header: 'What happened',
  width: 'minmax(240px, 2fr)',
  render: ({ text: words, spells, lastAt }) => (
    <span title={words}>
      {spells > 1 ? (
        <>
          {spells} times, last <RelativeTime value={lastAt} />.{' '}
        </>
      ) : null}
      {words}
    </span>
  ),
};

const markStyles = {
  minWidth: 18,
  px: 0.5,
  boxSizing: 'border-box',
  textAlign: 'center',
  borderRadius: '4px',
  fontSize: 11.5,
  fontWeight: 700,
  color: 'error.main',
  bgcolor: 'color-mix(in srgb, var(--hyper-palette-error-main) 12%, transparent)',
};

/** Signals of one process. */
export const signalColumns: readonly Column<Signal>[] = [when, rule, text, state];

/** Signals of all processes. */
export const allSignalColumns: readonly Column<Signal>[] = [
  when,
  {
    id: 'process',
    header: 'Process',
    width: 'minmax(130px, 1fr)',
    render: ({ label, process }) => <span title={process}>{label}</span>,
  },
  {
    id: 'chart',
    header: 'Chart',
    width: '124px',
    render: ({ metric, type }) => `${metricWords[metric]}, ${chartTypeWords[type].name}`,
  },
  rule,
  text,
  state,
];
