import { mdiBellSleepOutline, mdiChevronDown } from '@mdi/js';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { type ReactNode, useState } from 'react';
import { Icon } from '../../../ui/icon.tsx';
import { silenceChoices } from './alert-words.ts';

interface SilenceButtonProps {
  /** Of the alert. */
  name: string;
  silenced: boolean;
  /** 0 minutes end the silence. */
  onSilence(minutes: number): void;
}

/** Asks for how long an alert is not to notify. */
export function SilenceButton({ name, silenced, onSilence }: SilenceButtonProps): ReactNode {
  const [anchor, setAnchor] = useState<HTMLElement>();
  const choose = (minutes: number): void => {
    setAnchor(undefined);
    onSilence(minutes);
  };
  return (
    <>
      <Button
        aria-label={`${silenced ? 'Silenced' : 'Silence'}: ${name}`}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        startIcon={<Icon path={mdiBellSleepOutline} size={16} />}
        endIcon={<Icon path={mdiChevronDown} size={14} />}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {silenced ? 'Silenced' : 'Silence'}
      </Button>
      <Menu open={anchor !== undefined} anchorEl={anchor ?? null} onClose={() => setAnchor(undefined)}>
        {silenced ? <MenuItem onClick={() => choose(0)}>End the silence</MenuItem> : null}
        {silenceChoices.map(({ minutes, label }) => (
          <MenuItem key={minutes} onClick={() => choose(minutes)}>
            {label}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
