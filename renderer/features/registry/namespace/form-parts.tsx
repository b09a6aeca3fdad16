import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { describeError, otherIssues } from '../../../ui/describe-error.ts';

/** What a form inside a dialog failed with. */
export function Failure({ error }: { error: unknown }): ReactNode {
  const problem = describeError(error);
  return (
    <Alert severity="error" sx={{ mt: 4 }}>
      <strong>{problem.title}.</strong> {problem.message} {problem.help}
      {otherIssues(problem).map(({ field, message }) => (
        <div key={`${field}:${message}`}>{message}</div>
      ))}
    </Alert>
  );
}

interface SaveBarProps {
  label: string;
  ready: boolean;
  busy: boolean;
  /** It was saved, and nothing changed since. Said here: messages in the corner are behind the dialog for those who listen. */
  done: boolean;
}

export function SaveBar({ label, ready, busy, done }: SaveBarProps): ReactNode {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 3, mt: 4 }}>
      <Button type="submit" variant="contained" disabled={!ready} loading={busy}>
        {label}
      </Button>
      <Typography role="status" variant="body2" color="textSecondary">
        {done ? 'Saved' : ''}
      </Typography>
    </Box>
  );
}
