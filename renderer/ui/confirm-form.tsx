import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId, useState } from 'react';
import type { ConfirmAnswer, ConfirmOptions } from './confirm-context.ts';

interface ConfirmFormProps {
  options: ConfirmOptions;
  onAnswer(answer: ConfirmAnswer | undefined): void;
}

/** The dialog behind `useConfirm`. */
export default function ConfirmForm({ options, onAnswer }: ConfirmFormProps): ReactNode {
  const { title, body, confirmLabel, danger = false, wide = false, reason, typed } = options;
  const titleId = useId();
  const [reasonText, setReasonText] = useState('');
  const [typedText, setTypedText] = useState('');
  const ready =
    (typed === undefined || typedText.trim() === typed) &&
    (reason?.required !== true || reasonText.trim() !== '');
  return (
    <Dialog
      open
      onClose={() => onAnswer(undefined)}
      aria-labelledby={titleId}
      maxWidth={wide ? 'sm' : 'xs'}
      fullWidth
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) onAnswer({ reason: reasonText.trim() });
        }}
      >
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 4 }}>
          {body === undefined ? null : (
            <Typography component="div" variant="body2" color="textSecondary">
              {body}
            </Typography>
          )}
          {reason === undefined ? null : (
            <TextField
              autoFocus
              multiline
              minRows={2}
              label={reason.label}
              placeholder={reason.placeholder ?? ''}
              required={reason.required === true}
              value={reasonText}
              onChange={(event) => setReasonText(event.target.value)}
              slotProps={{ htmlInput: { maxLength: 500 } }}
              sx={{ mt: 2 }}
            />
          )}
          {typed === undefined ? null : (
            <TextField
              autoFocus={reason === undefined}
              label={`Type ${typed} to confirm`}
              value={typedText}
              onChange={(event) => setTypedText(event.target.value)}
              slotProps={{ htmlInput: { autoComplete: 'off', spellCheck: false } }}
              sx={{ mt: 2 }}
            />
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={() => onAnswer(undefined)} autoFocus={reason === undefined && typed === undefined}>
            Cancel
          </Button>
          <Button type="submit" variant="contained" color={danger ? 'error' : 'primary'} disabled={!ready}>
            {confirmLabel}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
