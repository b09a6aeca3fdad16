import { mdiClose } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Signal } from '../../../../contract/control-chart.ts';
import { Icon } from '../../../ui/icon.tsx';
import { pointWords } from '../chart/point-words.ts';
import type { LiveChart } from '../chart/use-live-chart.ts';
import { windowOf } from './chart-view-state.ts';
import { explanationsOf } from './explanation.ts';
import { ExplanationCard } from './explanation-card.tsx';
import { SampleList } from './sample-list.tsx';

interface PointPanelProps {
  live: LiveChart;
  sequence: number;
  signals: readonly Signal[];
  onAcknowledge(signal: Signal): void;
  onExclude(): void;
  onInclude(): void;
  onAnnotate(): void;
  onClose(): void;
}

/** One point whole: its figures, the rules it breaks explained, what can be said about it, and the operations behind it. */
export function PointPanel(props: PointPanelProps): ReactNode {
  const { live, sequence, signals, onClose } = props;
  const { chart, series } = live;
  const words = pointWords(series, sequence, chart.grain);
  const window = windowOf(series, chart.grain, sequence, Date.parse(chart.to));
  if (words === undefined || window === undefined) return null;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onClose();
  };
  return (
    <Box component="aside" aria-label="Point" onKeyDown={onKeyDown} sx={panelStyles}>
      <Box sx={{ display: 'flex', alignItems: 'flex-start', mb: 2 }}>
        <Box sx={{ flex: 1 }}>
          <Typography variant="h2">{words.time}</Typography>
          <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{words.size}</Box>
        </Box>
        <IconButton aria-label="Close" onClick={onClose}>
          <Icon path={mdiClose} />
        </IconButton>
      </Box>
      <Box component="dl" sx={{ m: 0, mb: 3, fontSize: 13 }}>
        {words.values.map(({ title, value, limits }) => (
          <Box key={title} sx={{ mb: 1 }}>
            <Box component="dt" sx={{ display: 'inline', color: 'text.secondary' }}>
              {title}{' '}
            </Box>
            <Box component="dd" sx={{ display: 'inline', m: 0 }}>
              <strong>{value}</strong>
              <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{limits}</Box>
            </Box>
          </Box>
        ))}
      </Box>
      {explanationsOf(series, sequence, signals).map((explanation) => {
        const { signal } = explanation;
        return (
          <ExplanationCard
            key={explanation.title}
            explanation={explanation}
            onAcknowledge={() => {
              if (signal !== undefined) props.onAcknowledge(signal);
            }}
          />
        );
      })}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 4 }}>
        <Button variant="outlined" onClick={props.onAnnotate}>
          Note a cause…
        </Button>
        {words.excluded ? (
          <Button variant="outlined" onClick={props.onInclude}>
            Count it again
          </Button>
        ) : (
          <Button variant="outlined" onClick={props.onExclude}>
            Exclude…
          </Button>
        )}
      </Box>
      <Typography variant="h3" sx={{ mb: 1 }}>
        Operations behind it
      </Typography>
      <SampleList process={chart.process} window={window} />
    </Box>
  );
}

const panelStyles = {
  height: '100%',
  overflow: 'auto',
  boxSizing: 'border-box',
  p: 4,
  bgcolor: 'background.paper',
} as const;
