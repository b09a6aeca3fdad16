import { mdiAlertDecagramOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Tooltip from '@mui/material/Tooltip';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import type { ProcessSummary, Targets } from '../../../../contract/quality-figures.ts';
import { countText } from '../../../ui/count-text.ts';
import { Mono } from '../../../ui/mono.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { ToneChip } from '../../../ui/tone-chip.tsx';
import type { Column } from '../../../ui/virtual-table-types.ts';
import { durationWords, reliabilityWords, sigmaWords, trialsWords } from '../figure-words.ts';
import { Figure } from './figure.tsx';
import { IntervalBar } from './interval-bar.tsx';
import { Sparkline } from './sparkline.tsx';

/** The columns of the dashboard; together they fit beside the navigation of a window 1,280 pixels wide. */
export function processColumns(
  targets: Targets | undefined,
  addressOf: (process: ProcessSummary) => string,
): Column<ProcessSummary>[] {
  const duration = (which: 'p50' | 'p95' | 'p99'): Column<ProcessSummary> => ({
    id: which,
    header: which,
    width: '76px',
    align: 'end',
    sortable: true,
    render(row) {
      const { over, ...words } = durationWords(row, which, targets);
      const tone = over ? 'warning' : row.durations === undefined ? 'quiet' : undefined;
      return <Figure words={words} align="end" tone={tone} />;
    },
  });
  return [
    {
      id: 'process',
      header: 'Operation',
      width: 'minmax(180px, 1fr)',
      sortable: true,
      render: (row) => <ProcessName row={row} to={addressOf(row)} />,
    },
    {
      id: 'trials',
      header: 'Trials',
      width: '92px',
      align: 'end',
      sortable: true,
      render: (row) => <Trials row={row} />,
    },
    {
      id: 'reliability',
      header: 'Reliability',
      width: '240px',
      sortable: true,
      render: (row) => <Reliability row={row} target={targets?.reliability} />,
    },
    {
      id: 'sigma',
      header: 'Sigma level',
      width: '116px',
      sortable: true,
      render: (row) => (
        <Figure words={sigmaWords(row)} tone={row.evidence === 'enough' ? undefined : 'quiet'} />
      ),
    },
    duration('p50'),
    duration('p95'),
    duration('p99'),
    {
      id: 'trend',
      header: 'Trend',
      width: '104px',
      render: ({ trend }) => (
        <Tooltip title="Median duration over equal parts of the span, oldest on the left.">
          <Box>
            <Sparkline values={trend} />
          </Box>
        </Tooltip>
      ),
    },
    {
      id: 'signals',
      header: 'Signals',
      width: '104px',
      sortable: true,
      render: (row) => <Signals row={row} />,
    },
  ];
}

function ProcessName({ row, to }: { row: ProcessSummary; to: string }): ReactNode {
  return (
    <Box sx={{ lineHeight: 1.35, minWidth: 0 }}>
      <Link
        component={RouterLink}
        to={to}
        tabIndex={-1}
        underline="hover"
        sx={{ fontWeight: 550, color: 'text.primary' }}
      >
        {row.label}
      </Link>
      <Box sx={{ fontSize: 11.5, color: 'text.secondary', overflow: 'hidden', textOverflow: 'ellipsis' }}>
        <Mono>{row.process.replace(/^operation:/u, '')}</Mono>
      </Box>
    </Box>
  );
}

function Trials({ row }: { row: ProcessSummary }): ReactNode {
  const words = trialsWords(row);
  return (
    <Tooltip title={words.note === '' ? words.meaning : `${words.note}. ${words.meaning}`}>
      <Box sx={{ textAlign: 'end', lineHeight: 1.35 }}>
        <Box>{words.figure}</Box>
        {row.lastAt === undefined ? null : (
          <Box sx={{ fontSize: 11.5, color: 'text.secondary' }}>
            <RelativeTime value={row.lastAt} />
          </Box>
        )}
      </Box>
    </Tooltip>
  );
}

function Reliability({ row, target }: { row: ProcessSummary; target: number | undefined }): ReactNode {
  const words = reliabilityWords(row);
  const proven = row.evidence === 'enough';
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 3 }}>
      {row.reliability === undefined ? (
        <Box sx={{ width: 76, flexShrink: 0 }} />
      ) : (
        <IntervalBar reliability={row.reliability} target={target} faint={!proven} />
      )}
      <Figure words={words} tone={proven ? undefined : 'quiet'} />
    </Box>
  );
}

function Signals({ row: { openSignals } }: { row: ProcessSummary }): ReactNode {
  if (openSignals === 0) return <Box sx={{ color: 'text.secondary' }}>none</Box>;
  return (
    <ToneChip
      tone="error"
      icon={mdiAlertDecagramOutline}
      label={`${countText(openSignals)} open`}
      hint="Points of its charts that break a rule, which nobody has looked after yet."
    />
  );
}
