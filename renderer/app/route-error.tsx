import { mdiAlertOctagonOutline } from '@mdi/js';
import Button from '@mui/material/Button';
import { type ReactNode, useState } from 'react';
import { useNavigate, useRouteError } from 'react-router';
import { describeError } from '../ui/describe-error.ts';
import { useHost } from './host-context.ts';
import { Screen } from './screen.tsx';

/** A view broke: what is known about it, ready to be copied, and two ways on. */
export function RouteError(): ReactNode {
  const error = useRouteError();
  const navigate = useNavigate();
  const host = useHost();
  const [copied, setCopied] = useState(false);
  const { code, title, message, help } = describeError(error);
  const details = [
    `${code}: ${title}`,
    message,
    help,
    `at ${location.hash}`,
    navigator.userAgent,
    error instanceof Error ? (error.stack ?? '') : '',
  ]
    .filter((line) => line !== '')
    .join('\n');
  return (
    <Screen
      icon={mdiAlertOctagonOutline}
      tone="error"
      title="This view stopped working"
      actions={
        <>
          <Button variant="contained" onClick={() => location.reload()}>
            Reload
          </Button>
          <Button variant="outlined" onClick={() => void navigate('/browse')}>
            Go to Browse
          </Button>
          <Button
            variant="outlined"
            onClick={() => {
              host.copyText(details).then(
                () => setCopied(true),
                () => setCopied(false),
              );
            }}
          >
            {copied ? 'Copied' : 'Copy details'}
          </Button>
        </>
      }
    >
      <p>{message}</p>
      {help === '' ? null : <p>{help}</p>}
      <p>Nothing stored was changed by this. If it happens again, the details help whoever looks into it.</p>
    </Screen>
  );
}
