import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { describeError, otherIssues } from './describe-error.ts';

interface ErrorStateProps {
  error: unknown;
  /** Offers a Try again button. */
  onRetry?: (() => void) | undefined;
}

/** An error where content would be: what happened, what to do next, the fields concerned. */
export function ErrorState({ error, onRetry }: ErrorStateProps): ReactNode {
  const description = describeError(error);
  const { title, message, help } = description;
  const issues = otherIssues(description);
  return (
    <Box sx={{ p: 4 }}>
      <Alert
        severity="error"
        action={
          onRetry === undefined ? undefined : (
            <Button color="inherit" onClick={onRetry}>
              Try again
            </Button>
          )
        }
      >
        <Typography variant="h3" component="p">
          {title}
        </Typography>
        <Typography variant="body2">{message}</Typography>
        {help === '' ? null : (
          <Typography variant="body2" sx={{ mt: 1 }}>
            {help}
          </Typography>
        )}
        {issues.length === 0 ? null : (
          <Box component="ul" sx={{ m: 0, mt: 1, pl: 5 }}>
            {issues.slice(0, 20).map((issue) => (
              <Typography component="li" variant="body2" key={`${issue.field}:${issue.message}`}>
                {issue.field === '' ? null : <code>{issue.field}: </code>}
                {issue.message}
              </Typography>
            ))}
          </Box>
        )}
      </Alert>
    </Box>
  );
}
