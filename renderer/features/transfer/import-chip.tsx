import { mdiTrayArrowDown } from '@mdi/js';
import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { countItems, type ImportItem } from './import-item.ts';

/** A hidden import dialog leaves this in the corner: what goes on, and the way back. */
export function ImportChip({ items, onOpen }: { items: readonly ImportItem[]; onOpen(): void }): ReactNode {
  const { working, deciding, done, failed } = countItems(items);
  const parts = [
    working > 0 ? `${working} in progress` : '',
    deciding > 0 ? `${deciding} to review` : '',
    failed > 0 ? `${failed} failed` : '',
  ].filter((part) => part !== '');
  return (
    <Button
      variant="contained"
      onClick={onOpen}
      startIcon={
        working > 0 ? <CircularProgress size={14} color="inherit" /> : <Icon path={mdiTrayArrowDown} />
      }
      sx={{
        position: 'fixed',
        right: 16,
        bottom: 44,
        zIndex: 1_200,
        boxShadow: '0 8px 24px -8px rgba(5, 15, 25, 0.5)',
      }}
    >
      {parts.length === 0 ? `${done} imported` : `Imports: ${parts.join(', ')}`}
    </Button>
  );
}
