import { mdiClose, mdiMagnify } from '@mdi/js';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import OutlinedInput from '@mui/material/OutlinedInput';
import Tooltip from '@mui/material/Tooltip';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useLocation, useNavigationType } from 'react-router';
import { searchFieldId } from '../../app/search-slot.tsx';
import { Icon } from '../../ui/icon.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { focusList } from './list-target.ts';
import { SyntaxHelp } from './syntax-help.tsx';
import { useBrowseState } from './use-browse-state.ts';

/**
 * The search field of the top bar: every key searches, ArrowDown goes into the list, Enter opens the first row. `covered`: in a
 * narrow window a detail lies over the list; a search takes it away, since its answers would not be seen.
 */
export function SearchField({ covered }: { covered: boolean }): ReactNode {
  const { state, update } = useBrowseState();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(state.query);
  const { key, state: origin } = useLocation();
  const navigationType = useNavigationType();
  const [seenKey, setSeenKey] = useState(key);
  // The address may change by other means (Back, a link, Clear): then the field follows it. What was typed here is ahead of it.
  if (key !== seenKey) {
    setSeenKey(key);
    if (navigationType === 'POP' || !isTyped(origin)) setText(state.query);
  }
  const search = (query: string, step = false): void => {
    setText(query);
    const uncovered = covered ? ({ artifact: undefined, version: undefined, file: undefined } as const) : {};
    update({ query, ...uncovered }, { step: step || covered, typed: true });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      focusList(event.key === 'Enter');
    }
    if (event.key === 'Escape') {
      event.preventDefault();
      if (text === '') input.current?.blur();
      else search('');
    }
  };
  return (
    <OutlinedInput
      fullWidth
      size="small"
      placeholder="Search artifacts"
      value={text}
      inputRef={input}
      onChange={(event) => search(event.target.value)}
      onKeyDown={onKeyDown}
      id={searchFieldId}
      slotProps={{
        input: {
          'aria-label': 'Search artifacts',
          'aria-keyshortcuts': '/',
          autoComplete: 'off',
          autoCapitalize: 'off',
          spellCheck: false,
          maxLength: 1_000,
        },
      }}
      startAdornment={
        <InputAdornment position="start" sx={{ color: 'text.secondary' }}>
          <Icon path={mdiMagnify} />
        </InputAdornment>
      }
      endAdornment={
        <InputAdornment position="end" sx={{ gap: 1 }}>
          {text === '' ? (
            <Box sx={{ display: { xs: 'none', md: 'inline-flex' } }}>
              <KeyHint keys="/" />
            </Box>
          ) : (
            <Tooltip title="Clear the search">
              <IconButton aria-label="Clear the search" onClick={() => search('')} sx={{ p: 1 }}>
                <Icon path={mdiClose} size={16} />
              </IconButton>
            </Tooltip>
          )}
          <SyntaxHelp
            onExample={(example) => {
              search(example, true);
              input.current?.focus();
            }}
          />
        </InputAdornment>
      }
      sx={{ height: 34, pr: 1.5 }}
    />
  );
}

function isTyped(origin: unknown): boolean {
  return typeof origin === 'object' && origin !== null && 'typed' in origin && origin.typed === true;
}
