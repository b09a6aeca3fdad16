import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type FormEvent, type ReactNode, useState } from 'react';
import { describeError } from '../../ui/describe-error.ts';

interface WelcomeFormProps {
  submitLabel: string;
  ready: boolean;
  onSubmit(): Promise<void>;
  onBack?: (() => void) | undefined;
  children: ReactNode;
}

/** One step of the welcome: fields, what went wrong, and the way on. */
export function WelcomeForm({ submitLabel, ready, onSubmit, onBack, children }: WelcomeFormProps): ReactNode {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    try {
      await onSubmit();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const problem = failure === undefined ? undefined : describeError(failure);
  return (
    <Box
      component="form"
      onSubmit={(event) => void submit(event)}
      sx={{ display: 'flex', flexDirection: 'column', gap: 4 }}
    >
      {children}
      {problem === undefined ? null : (
        <Alert severity="error">
          <strong>{problem.title}.</strong> {problem.message} {problem.help}
        </Alert>
      )}
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 2, mt: 2 }}>
        {onBack === undefined ? null : (
          <Button onClick={onBack} disabled={busy}>
            Back
          </Button>
        )}
        <Button type="submit" variant="contained" size="medium" loading={busy} disabled={!ready}>
          {submitLabel}
        </Button>
      </Box>
    </Box>
  );
}
