import { mdiCheck, mdiContentCopy } from '@mdi/js';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { type ReactNode, useEffect, useState } from 'react';
import { useHost } from '../app/host-context.ts';
import { Icon } from './icon.tsx';
import { useToast } from './toast-context.ts';

interface CopyButtonProps {
  text: string;
  /** What is copied, e.g. `digest`: the button is called `Copy digest`. */
  what: string;
  size?: number;
}

/** Copies a text and says so by turning into a tick for a moment. */
export function CopyButton({ text, what, size = 15 }: CopyButtonProps): ReactNode {
  const host = useHost();
  const toast = useToast();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 1_500);
    return () => clearTimeout(timer);
  }, [copied]);
  const label = copied ? 'Copied' : `Copy ${what}`;
  return (
    <Tooltip title={label}>
      <IconButton
        aria-label={label}
        sx={{ p: 1, color: copied ? 'success.main' : 'text.secondary' }}
        onClick={(event) => {
          event.stopPropagation();
          host.copyText(text).then(() => setCopied(true), toast.error);
        }}
      >
        <Icon path={copied ? mdiCheck : mdiContentCopy} size={size} />
      </IconButton>
    </Tooltip>
  );
}
