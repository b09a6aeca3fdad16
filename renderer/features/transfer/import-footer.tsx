import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { countText } from '../../ui/count-text.ts';
import { type ImportItem, isOpen, isReady, type Obstacle, obstacleOf } from './import-item.ts';
import type { AcceptOptions } from './import-queue.ts';

interface ImportFooterProps {
  items: readonly ImportItem[];
  current: ImportItem | undefined;
  options: AcceptOptions;
  onOptions(patch: Partial<AcceptOptions>): void;
  onAccept(ids: readonly number[]): void;
  onDiscard(id: number): void;
  onClose(): void;
}

const obstacles: Record<Obstacle, string> = {
  none: '',
  kind: 'Choose what kind of artifact it is.',
  blocked: 'Solve what blocks the import.',
  reason: 'Give a reason to import it in spite of the findings.',
  checking: 'Checking…',
};

/** How to store, and the decision. */
export function ImportFooter(props: ImportFooterProps): ReactNode {
  const { items, current, options, onOptions, onAccept, onDiscard, onClose } = props;
  const open = items.some(isOpen);
  const ready = items.filter(isReady);
  const deciding = current?.stage === 'preview' ? current : undefined;
  const hint = deciding === undefined ? '' : obstacles[obstacleOf(deciding)];
  return (
    <Box
      sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 2, px: 5, py: 3, minHeight: 32 }}
    >
      {open ? (
        <>
          <FormControlLabel
            control={
              <Switch size="small" checked={options.sign} onChange={(_event, sign) => onOptions({ sign })} />
            }
            label="Sign"
            sx={{ mr: 2, '& .MuiFormControlLabel-label': { fontSize: 13 } }}
          />
          <FormControlLabel
            control={
              <Switch
                size="small"
                checked={options.publish}
                onChange={(_event, publish) => onOptions({ publish })}
              />
            }
            label="Publish"
            sx={{ '& .MuiFormControlLabel-label': { fontSize: 13 } }}
          />
        </>
      ) : null}
      <Typography
        variant="body2"
        color="textSecondary"
        role="status"
        sx={{
          flex: { xs: '1 0 100%', sm: 1 },
          minWidth: 0,
          textAlign: { sm: 'end' },
          order: { xs: -1, sm: 0 },
        }}
      >
        {hint}
      </Typography>
      {deciding !== undefined && items.length > 1 ? (
        <Button onClick={() => onDiscard(deciding.id)}>Discard</Button>
      ) : null}
      <Button onClick={onClose}>{open ? (items.length > 1 ? 'Discard all' : 'Discard') : 'Close'}</Button>
      {deciding === undefined ? null : (
        <Button
          variant={items.length > 1 ? 'outlined' : 'contained'}
          disabled={!isReady(deciding)}
          onClick={() => onAccept([deciding.id])}
        >
          Accept
        </Button>
      )}
      {items.length > 1 && open ? (
        <Button
          variant="contained"
          disabled={ready.length === 0}
          onClick={() => onAccept(ready.map(({ id }) => id))}
        >
          {`Accept all valid (${countText(ready.length)})`}
        </Button>
      ) : null}
    </Box>
  );
}
