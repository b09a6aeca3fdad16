import { mdiClose, mdiPlus } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Dependency } from '../../../../contract/kinds.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Mono } from '../../../ui/mono.tsx';
import { constraintText } from '../../registry/detail/constraint-text.ts';
import { declaredWords } from '../declared/declared-words.ts';

const DependencyDialog = lazy(() => import('../declared/dependency-dialog.tsx'));

interface NeedsEditorProps {
  needs: readonly Dependency[];
  onChange(needs: readonly Dependency[]): void;
}

/** The requirements that are tried: nothing of it is stored. */
export function NeedsEditor({ needs, onChange }: NeedsEditorProps): ReactNode {
  const [editing, setEditing] = useState<number>();
  const save = async (need: Dependency): Promise<void> => {
    const place = editing ?? needs.length;
    const same = (other: Dependency): boolean =>
      other.coordinate === need.coordinate && other.type === need.type && other.when === undefined;
    onChange(
      [...needs.slice(0, place), need, ...needs.slice(place + 1)].filter(
        (other, at) => at === place || need.when !== undefined || !same(other),
      ),
    );
  };
  return (
    <Box component="section" aria-label="Requirements to try" sx={boxStyles}>
      <Box component="ul">
        {needs.map((need, at) => (
          <Box component="li" key={`${need.type}:${need.coordinate}:${JSON.stringify(need.when)}`}>
            <Tooltip title={declaredWords(need)}>
              <Button
                onClick={() => setEditing(at)}
                aria-label={`Change the requirement on ${need.coordinate}`}
              >
                <span>
                  <Mono>{need.coordinate}</Mono> <b>{constraintText(need.constraint)}</b>
                </span>
              </Button>
            </Tooltip>
            <IconButton
              aria-label={`Drop the requirement on ${need.coordinate}`}
              onClick={() => onChange(needs.filter((_need, other) => other !== at))}
            >
              <Icon path={mdiClose} size={15} />
            </IconButton>
          </Box>
        ))}
      </Box>
      <Button
        variant="outlined"
        startIcon={<Icon path={mdiPlus} size={16} />}
        onClick={() => setEditing(needs.length)}
      >
        Add requirement
      </Button>
      {editing === undefined ? null : (
        <Suspense fallback={null}>
          <DependencyDialog
            dependant=""
            dependency={needs[editing]}
            onSave={save}
            onClose={() => setEditing(undefined)}
          />
        </Suspense>
      )}
    </Box>
  );
}

const boxStyles = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 2,
  px: 6,
  pb: 3,
  '& ul': { display: 'contents', listStyle: 'none', m: 0, p: 0 },
  '& li': {
    display: 'inline-flex',
    alignItems: 'center',
    border: 1,
    borderColor: 'divider',
    borderRadius: '6px',
    bgcolor: 'background.paper',
  },
  '& li .MuiButton-root': { color: 'text.primary', fontWeight: 400, pr: 1 },
} as const;
