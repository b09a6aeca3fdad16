import {
  mdiAlertCircleOutline,
  mdiCancel,
  mdiCheckCircleOutline,
  mdiClockOutline,
  mdiEyeOutline,
  mdiProgressUpload,
} from '@mdi/js';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { memo, type ReactNode } from 'react';
import { describeError } from '../../ui/describe-error.ts';
import { Icon, type IconProps } from '../../ui/icon.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { type ImportItem, obstacleOf, type Stage } from './import-item.ts';

interface QueueListProps {
  items: readonly ImportItem[];
  chosen: number | undefined;
  onChoose(id: number): void;
}

const looks: Record<Stage, { icon: string; color: NonNullable<IconProps['color']>; word: string }> = {
  sending: { icon: mdiProgressUpload, color: 'primary', word: 'Sending' },
  waiting: { icon: mdiClockOutline, color: 'disabled', word: 'Waiting' },
  reading: { icon: mdiProgressUpload, color: 'primary', word: 'Reading' },
  preview: { icon: mdiEyeOutline, color: 'primary', word: 'Ready to accept' },
  queued: { icon: mdiClockOutline, color: 'primary', word: 'Accepted' },
  storing: { icon: mdiProgressUpload, color: 'primary', word: 'Storing' },
  done: { icon: mdiCheckCircleOutline, color: 'success', word: 'Imported' },
  failed: { icon: mdiAlertCircleOutline, color: 'error', word: 'Failed' },
  cancelled: { icon: mdiCancel, color: 'disabled', word: 'Discarded' },
};

/** The queue, virtualised: a thousand items are as quick as ten. */
export function QueueList({ items, chosen, onChoose }: QueueListProps): ReactNode {
  const at = items.findIndex(({ id }) => id === chosen);
  return (
    <VirtualList
      label="Imports"
      items={items}
      itemKey={({ id }) => String(id)}
      itemHeight={52}
      activeIndex={at < 0 ? undefined : at}
      onActiveIndex={(index) => {
        const item = items[index];
        if (item !== undefined) onChoose(item.id);
      }}
      render={(item) => <QueueLine item={item} />}
    />
  );
}

const QueueLine = memo(function QueueLine({ item }: { item: ImportItem }): ReactNode {
  const { icon, color, word } = looks[item.stage];
  const attention = item.stage === 'preview' && obstacleOf(item) !== 'none' && !item.draft.checking;
  const { done, total } = item.progress;
  const moving = item.stage === 'reading' || item.stage === 'storing' || item.stage === 'sending';
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2.5, height: '100%', px: 4, fontSize: 13 }}>
      <Icon
        path={attention ? mdiAlertCircleOutline : icon}
        color={attention ? 'warning' : color}
        title={attention ? 'Needs attention' : word}
      />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={ellipsis}>{titleOf(item)}</Box>
        {moving ? (
          <LinearProgress
            aria-label={word}
            variant={total > 0 ? 'determinate' : 'indeterminate'}
            value={total > 0 ? Math.min(100, (done / total) * 100) : 0}
            sx={{ mt: 1, height: 4 }}
          />
        ) : (
          <Box sx={{ ...ellipsis, fontSize: 12, color: 'text.secondary' }}>
            {item.stage === 'failed'
              ? describeError(item.error).message
              : attention
                ? 'Needs attention'
                : word}
          </Box>
        )}
      </Box>
    </Box>
  );
});

function titleOf({ preview, draft, name }: ImportItem): string {
  if (preview === undefined) return name;
  return `${draft.edits.name ?? preview.name} ${draft.edits.version ?? preview.version}`;
}

const ellipsis = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;
