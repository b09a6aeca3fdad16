import { mdiCancel, mdiCheckCircleOutline } from '@mdi/js';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { memo, type ReactNode } from 'react';
import { formatBytes } from '../../ui/bytes.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Mono } from '../../ui/mono.tsx';
import { type ImportItem, mayRetry } from './import-item.ts';
import type { ImportQueue } from './import-queue.ts';
import { PreviewForm } from './preview-form.tsx';

interface ItemViewProps {
  item: ImportItem;
  queue: ImportQueue;
  /** Go to the artifact it became. */
  onShow(coordinate: string): void;
}

/** One item as its stage wants it: progress, preview, result or error. The progress of others does not draw it again. */
export const ItemView = memo(function ItemView({ item, queue, onShow }: ItemViewProps): ReactNode {
  switch (item.stage) {
    case 'preview':
      return item.preview === undefined ? null : (
        <PreviewForm item={item} preview={item.preview} queue={queue} />
      );
    case 'done':
      return <Stored item={item} onShow={onShow} />;
    case 'failed':
      return (
        <Box>
          <ErrorState error={item.error} onRetry={mayRetry(item) ? () => queue.retry(item.id) : undefined} />
          <Typography variant="body2" color="textSecondary" sx={{ px: 4 }}>
            Nothing of <Mono>{item.name}</Mono> was stored.
          </Typography>
        </Box>
      );
    case 'cancelled':
      return <EmptyState icon={mdiCancel} title="Discarded" text={<>Nothing of {item.name} was stored.</>} />;
    default:
      return <Working item={item} onCancel={() => queue.cancel(item.id)} />;
  }
});

const verbs: Partial<Record<ImportItem['stage'], string>> = {
  sending: 'Sending',
  waiting: 'Waiting to read',
  reading: 'Reading',
  queued: 'Waiting to store',
  storing: 'Storing',
};

function Working({ item, onCancel }: { item: ImportItem; onCancel(): void }): ReactNode {
  const { done, total } = item.progress;
  const verb = verbs[item.stage] ?? 'Working on';
  return (
    <Box sx={{ p: 6, display: 'flex', flexDirection: 'column', gap: 3, alignItems: 'flex-start' }}>
      <Typography variant="h2" component="p">
        {verb} {item.name}
      </Typography>
      <LinearProgress
        aria-label={`${verb} ${item.name}`}
        variant={total > 0 ? 'determinate' : 'indeterminate'}
        value={total > 0 ? Math.min(100, (done / total) * 100) : 0}
        sx={{ width: '100%' }}
      />
      <Typography variant="body2" color="textSecondary" sx={{ minHeight: 20 }}>
        {total > 0 ? `${formatBytes(done)} of ${formatBytes(total)}` : ''}
      </Typography>
      <Button variant="outlined" onClick={onCancel}>
        Cancel
      </Button>
    </Box>
  );
}

function Stored({ item, onShow }: { item: ImportItem; onShow(coordinate: string): void }): ReactNode {
  const { stored } = item;
  if (stored === undefined) return null;
  return (
    <EmptyState
      icon={mdiCheckCircleOutline}
      title={`Imported ${item.preview?.name ?? item.name}`}
      text={
        <>
          <Mono>
            {stored.coordinate}@{stored.version}
          </Mono>
          {stored.signed ? null : (
            <Alert severity="info" sx={{ mt: 3, textAlign: 'start' }}>
              It is stored unsigned. “Sign” in its menu signs it later.
            </Alert>
          )}
        </>
      }
      action={
        <Button variant="contained" onClick={() => onShow(stored.coordinate)}>
          Show
        </Button>
      }
    />
  );
}
