import { mdiPinOutline, mdiTransitConnectionVariant } from '@mdi/js';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { ToneChip } from '../../../ui/tone-chip.tsx';

interface TagChipsProps {
  /** Tags and channels of one version. */
  tags: readonly string[];
  /** Which of them are channels. */
  channels?: readonly string[];
  /** `latest` is held by a person. */
  pinned?: boolean;
}

/** Chips drawn; the rest is counted. */
const mostChips = 6;

/** The names that mean a version. */
export function TagChips({ tags, channels = [], pinned = false }: TagChipsProps): ReactNode {
  if (tags.length === 0) return null;
  const rest = tags.length - mostChips;
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', gap: 1, verticalAlign: 'middle' }}>
      {tags.slice(0, mostChips).map((tag) => {
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
      {rest > 0 ? (
        <ToneChip tone="neutral" label={`+${rest}`} hint={tags.slice(mostChips).join(', ')} />
      ) : null}
    </Box>
  );
}
