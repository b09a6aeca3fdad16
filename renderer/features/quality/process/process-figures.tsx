import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import type { ReactNode } from 'react';
import type { ProcessSummary, Targets } from '../../../../contract/quality-figures.ts';
import { countText } from '../../../ui/count-text.ts';
import { valueText } from '../chart/value-words.ts';
import { IntervalBar } from '../dashboard/interval-bar.tsx';
import {
  durationWords,
  type FigureWords,
  percentText,
  reliabilityWords,
  sigmaWords,
  trialsWords,
} from '../figure-words.ts';

/** The figures of a process over the span, side by side; each says in a sentence what it means. */
export function ProcessFigures({
  summary,
  targets,
}: {
  summary: ProcessSummary;
  targets: Targets | undefined;
}): ReactNode {
  return (
    <Box component="ul" aria-label="Figures" sx={listStyles}>
      {summary.kind === 'operation' ? (
        <OperationFigures summary={summary} targets={targets} />
      ) : (
        <ResourceFigures summary={summary} />
      )}
      <Card
        name="Open signals"
        words={{
          figure: countText(summary.openSignals),
          note: '',
          meaning: 'Points of the control charts that break a rule and that nobody has looked after yet.',
        }}
        tone={summary.openSignals > 0 ? 'error' : undefined}
      />
    </Box>
  );
}

function OperationFigures({
  summary,
  targets,
}: {
  summary: ProcessSummary;
  targets: Targets | undefined;
}): ReactNode {
  const { reliability, evidence } = summary;
  return (
    <>
      <Card
        name="Reliability"
        words={reliabilityWords(summary)}
        aside={
          reliability === undefined ? null : (
            <IntervalBar
              reliability={reliability}
              target={targets?.reliability}
              faint={evidence !== 'enough'}
            />
          )
        }
      >
        {targets === undefined ? '' : `target ${percentText(targets.reliability)}`}
      </Card>
      <Card name="Sigma level" words={sigmaWords(summary)} />
      <Card name="Trials" words={withoutNote(trialsWords(summary))} />
      {(['p50', 'p95', 'p99'] as const).map((which) => {
        const { over, ...words } = durationWords(summary, which, targets);
        return <Card key={which} name={which} words={words} tone={over ? 'warning' : undefined} />;
      })}
    </>
  );
}

function ResourceFigures({ summary: { level } }: { summary: ProcessSummary }): ReactNode {
  if (level === undefined) return null;
  const { unit, last, min, max } = level;
  const card = (name: string, value: number, meaning: string): ReactNode => (
    <Card name={name} words={{ figure: valueText(value, unit), note: '', meaning }} />
  );
  return (
    <>
      {card('Now', last, 'The level when it was last sampled.')}
      {card('Least', min, 'The lowest level within the span.')}
      {card('Most', max, 'The highest level within the span.')}
    </>
  );
}

/** The note is part of the meaning, where there is little room. */
function withoutNote({ figure, note, meaning }: FigureWords): FigureWords {
  return { figure, note: '', meaning: note === '' ? meaning : `${note}. ${meaning}` };
}

interface CardProps {
  name: string;
  words: FigureWords;
  tone?: 'warning' | 'error' | undefined;
  aside?: ReactNode;
  /** Small, in place of the note when that is empty. */
  children?: ReactNode;
}

function Card({ name, words, tone, aside, children }: CardProps): ReactNode {
  return (
    <Box component="li" sx={{ flexShrink: 0 }}>
      <Tooltip title={words.meaning}>
        <Box
          tabIndex={0}
          role="group"
          aria-label={`${name}: ${words.figure}. ${words.meaning}`}
          sx={cardStyles}
        >
          <Box sx={{ fontSize: 11.5, color: 'text.secondary' }}>{name}</Box>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
            <Box
              sx={{
                fontSize: 16,
                fontWeight: 600,
                color: tone === undefined ? 'text.primary' : `${tone}.main`,
              }}
            >
              {words.figure}
            </Box>
            {aside}
          </Box>
          <Box sx={{ fontSize: 11.5, color: 'text.secondary', minHeight: 16 }}>
            {[words.note, children]
              .filter((part) => part !== '' && part !== undefined)
              .map((part, index) => (
                <span key={index === 0 ? 'note' : 'more'}>
                  {index === 0 ? '' : ' · '}
                  {part}
                </span>
              ))}
          </Box>
        </Box>
      </Tooltip>
    </Box>
  );
}

const listStyles = {
  listStyle: 'none',
  m: 0,
  px: 6,
  pb: 3,
  display: 'flex',
  flexWrap: 'wrap',
  columnGap: 2,
  rowGap: 1,
} as const;

const cardStyles = {
  px: 2,
  mx: -2,
  py: 1,
  pr: 4,
  borderRadius: '6px',
  lineHeight: 1.4,
  whiteSpace: 'nowrap',
} as const;
