import { mdiClose, mdiPlus } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Icon } from '../../../ui/icon.tsx';
import { Mono } from '../../../ui/mono.tsx';

const PairDialog = lazy(() => import('./pair-dialog.tsx'));

export type PairKind = 'pin' | 'override';

const words: Record<PairKind, { title: string; add: string }> = {
  pin: { title: 'Pins', add: 'Add a pin' },
  override: { title: 'Overrides', add: 'Add an override' },
};

interface PairListProps {
  kind: PairKind;
  /** By coordinate: the version, or the range. */
  pairs: Readonly<Record<string, string>>;
  onChange(pairs: Record<string, string>): void;
  /** Said while there are none. */
  empty: string;
}

/** Packages with the version they are pinned to, or the range that replaces all others. */
export function PairList({ kind, pairs, onChange, empty }: PairListProps): ReactNode {
  const [editing, setEditing] = useState<string>();
  const { title, add } = words[kind];
  const without = (coordinate: string): Record<string, string> =>
    Object.fromEntries(Object.entries(pairs).filter(([each]) => each !== coordinate));
  return (
    <Box component="section" aria-label={title}>
      <Box sx={{ display: 'flex', alignItems: 'center' }}>
        <Typography variant="h3" sx={{ flex: 1 }}>
          {title}
        </Typography>
        <Button startIcon={<Icon path={mdiPlus} size={16} />} onClick={() => setEditing('')}>
          {add}
        </Button>
      </Box>
      {Object.keys(pairs).length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          {empty}
        </Typography>
      ) : null}
      <Box component="ul" sx={listStyles}>
        {Object.entries(pairs).map(([coordinate, value]) => (
          <li key={coordinate}>
            <Button
              onClick={() => setEditing(coordinate)}
              sx={{ minWidth: 0, flex: 1, justifyContent: 'start' }}
            >
              <span>
                <Mono>{coordinate}</Mono> <b>{value}</b>
              </span>
            </Button>
            <IconButton
              aria-label={`Remove the ${kind} of ${coordinate}`}
              onClick={() => onChange(without(coordinate))}
            >
              <Icon path={mdiClose} size={16} />
            </IconButton>
          </li>
        ))}
      </Box>
      {editing === undefined ? null : (
        <Suspense fallback={null}>
          <PairDialog
            kind={kind}
            coordinate={editing}
            value={pairs[editing] ?? ''}
            onSave={(coordinate, value) => onChange({ ...without(editing), [coordinate]: value })}
            onClose={() => setEditing(undefined)}
          />
        </Suspense>
      )}
    </Box>
  );
}

const listStyles = {
  m: 0,
  p: 0,
  listStyle: 'none',
  '& li': { display: 'flex', alignItems: 'center', borderBottom: 1, borderColor: 'divider' },
  '& .MuiButton-root': {
    textAlign: 'start',
    whiteSpace: 'normal',
    overflowWrap: 'anywhere',
    color: 'text.primary',
    fontWeight: 400,
    px: 0,
  },
} as const;
