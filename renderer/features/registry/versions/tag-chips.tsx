import { mdiPinOutline, mdiTransitConnectionVariant } from '@mdi/js';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { ToneChip } from '../../../ui/tone-chip.tsx';

/** Chips drawn where there is room for lines. */
const mostChips = 12;

interface TagChipsProps {
  /** Tags and channels of one version. */
  tags: readonly string[];
  /** Which of them are channels. */
  channels?: readonly string[];
  /** `latest` is held by a person. */
  pinned?: boolean;
  /** Chips drawn, all in one line; the rest is counted. Without it, as many lines as needed. */
  most?: number;
}

/** The names that mean a version. */
export function TagChips({ tags, channels = [], pinned = false, most }: TagChipsProps): ReactNode {
  if (tags.length === 0) return null;
  // What a version is released as says more than what it is called.
  const rank = (tag: string): number => (channels.includes(tag) ? 0 : tag === 'latest' ? 1 : 2);
  const ordered = [...tags].sort((left, right) => rank(left) - rank(right));
  const hidden = ordered.slice(most ?? mostChips);
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        flexWrap: most === undefined ? 'wrap' : 'nowrap',
        gap: 1,
        minWidth: 0,
        verticalAlign: 'middle',
      }}
    >
      {ordered.slice(0, most ?? mostChips).map((tag) => {
        const isChannel = channels.includes(tag);
        const isPinned = tag === 'latest' && pinned;
        return (
          <ToneChip
            key={tag}
            tone={isChannel ? 'secondary' : 'info'}
            label={tag}
            {...(isChannel ? { icon: mdiTransitConnectionVariant } : isPinned ? { icon: mdiPinOutline } : {})}
            {...(isPinned ? { hint: 'Pinned: it does not follow the highest release' } : {})}
          />
        );
      })}
      {hidden.length > 0 ? (
        <ToneChip tone="neutral" label={`+${hidden.length}`} hint={hidden.join(', ')} />
      ) : null}
    </Box>
  );
}
