import { mdiMagnify } from '@mdi/js';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import InputBase from '@mui/material/InputBase';
import Typography from '@mui/material/Typography';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Icon } from '../ui/icon.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import { KindIcon } from '../ui/kind-icon.tsx';
import { nextIndex } from '../ui/list-navigation.ts';
import { visuallyHidden } from '../ui/visually-hidden.ts';
import { type PaletteEntry, usePaletteEntries } from './palette-entries.ts';

/** Type to find an action or an artifact, arrows to choose, Enter to go. */
export default function CommandPalette({ onClose }: { onClose: () => void }): ReactNode {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const entries = usePaletteEntries(typed);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const index = Math.min(active, entries.length - 1);
  useEffect(() => {
    list.current?.querySelector(`[data-index="${index}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [index]);
  const choose = (entry: PaletteEntry | undefined): void => {
    if (entry === undefined) return;
    onClose();
    // After the dialog has given the focus back, so that the action may take it.
    setTimeout(entry.run);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault();
      choose(entries[index]);
      return;
    }
    const caretKey = event.key === 'Home' || event.key === 'End';
    const target = caretKey ? undefined : nextIndex(event.key, index, entries.length, 8);
    if (target === undefined) return;
    event.preventDefault();
    setActive(target);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby={`${id}-title`}
      maxWidth="sm"
      fullWidth
      transitionDuration={80}
      sx={{
        '& .MuiDialog-container': { alignItems: 'flex-start', pt: '10vh' },
        '& .MuiDialog-paper': { m: 0 },
      }}
    >
      <Box component="h2" id={`${id}-title`} sx={visuallyHidden}>
        Command palette
      </Box>
      <Box
        sx={{ display: 'flex', alignItems: 'center', gap: 3, px: 4, borderBottom: 1, borderColor: 'divider' }}
      >
        <Icon path={mdiMagnify} color="action" />
        <InputBase
          autoFocus
          fullWidth
          placeholder="Type an action or an artifact"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          slotProps={{
            input: {
              role: 'combobox',
              'aria-label': 'Action or artifact',
              'aria-expanded': true,
              'aria-controls': `${id}-list`,
              'aria-activedescendant': index < 0 ? undefined : `${id}-${index}`,
              autoComplete: 'off',
              spellCheck: false,
            },
          }}
          sx={{ height: 52, fontSize: 16 }}
        />
        <KeyHint keys="escape" />
      </Box>
      <Box
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label="Results"
        sx={{ maxHeight: '52vh', overflow: 'auto', p: 2 }}
      >
        {entries.map((entry, at) => (
          <PaletteLine
            key={entry.id}
            id={`${id}-${at}`}
            index={at}
            entry={entry}
            active={at === index}
            onPoint={() => setActive(at)}
            onChoose={() => choose(entry)}
          />
        ))}
        {entries.length === 0 ? (
          <Typography variant="body2" color="textSecondary" sx={{ p: 4, textAlign: 'center' }}>
            Nothing is called that. Try fewer letters.
          </Typography>
        ) : null}
      </Box>
    </Dialog>
  );
}

interface PaletteLineProps {
  id: string;
  index: number;
  entry: PaletteEntry;
  active: boolean;
  onPoint(): void;
  onChoose(): void;
}

function PaletteLine({ id, index, entry, active, onPoint, onChoose }: PaletteLineProps): ReactNode {
  return (
    <Box
      id={id}
      role="option"
      aria-selected={active}
      data-index={index}
      onMouseMove={onPoint}
      onClick={onChoose}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 3,
        px: 3,
        height: 38,
        borderRadius: '6px',
        cursor: 'pointer',
        fontSize: 14,
        '&[aria-selected="true"]': { bgcolor: 'action.selected' },
      }}
    >
      {entry.type === 'command' ? (
        <>
          {entry.command.icon === undefined ? null : <Icon path={entry.command.icon} color="action" />}
          <Box component="span" sx={{ flex: 1 }}>
            {entry.command.title}
          </Box>
          {entry.command.keys === undefined ? null : <KeyHint keys={entry.command.keys} />}
        </>
      ) : (
        <>
          <KindIcon kind={entry.hit.kind} />
          <Box
            component="span"
            sx={{ flex: 1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
          >
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {entry.hit.namespace}/
            </Box>
            {entry.hit.name}
          </Box>
          <Typography variant="caption" color="textSecondary">
            {entry.hit.version}
          </Typography>
        </>
      )}
    </Box>
  );
}
