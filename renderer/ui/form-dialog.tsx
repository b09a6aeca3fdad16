import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { describeError, otherIssues } from './describe-error.ts';

interface FormDialogProps {
  title: string;
  submitLabel: string;
  /** false while the fields are not ready to be sent. */
  ready: boolean;
  /** Sends the form; what it throws is shown in the dialog, which stays open. */
  onSubmit(): Promise<void>;
  onClose(): void;
  wide?: boolean;
  /** It takes something away. */
  danger?: boolean;
  children: ReactNode;
}

/** A dialog with a form: busy while it is sent, the error beside the fields that caused it. */
export function FormDialog(props: FormDialogProps): ReactNode {
  const { title, submitLabel, ready, onSubmit, onClose, wide = false, danger = false, children } = props;
  const titleId = useId();
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
    <Dialog
      open
      onClose={busy ? () => undefined : onClose}
      aria-labelledby={titleId}
      maxWidth={wide ? 'sm' : 'xs'}
      fullWidth
    >
      <form onSubmit={(event) => void submit(event)}>
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 4 }}>
          {children}
          {problem === undefined ? null : (
            <Alert severity="error">
              <strong>{problem.title}.</strong> {problem.message} {problem.help}
              {otherIssues(problem).map(({ field, message }) => (
                <div key={`${field}:${message}`}>
                  {field === '' ? '' : `${field}: `}
                  {message}
                </div>
              ))}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={busy}>
            Cancel
          </Button>
          <Button
            type="submit"
            variant="contained"
            color={danger ? 'error' : 'primary'}
            loading={busy}
            disabled={!ready}
          >
            {submitLabel}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
