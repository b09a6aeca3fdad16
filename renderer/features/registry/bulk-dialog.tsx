import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { countText } from '../../ui/count-text.ts';
import { describeError } from '../../ui/describe-error.ts';
import { Mono } from '../../ui/mono.tsx';
import type { BulkState } from './bulk-run.ts';
import { bulkSummary } from './bulk-summary.ts';
import type { ActionLook, Subject } from './lifecycle-actions.ts';
import type { ActionResult } from './perform-action.ts';

interface BulkDialogProps {
  look: ActionLook;
  state: BulkState<Subject, ActionResult>;
  onStop(): void;
  onClose(): void;
  onUndo(): void;
}

/** Progress of an action over many artifacts, then what came of it, failures by name. */
export function BulkDialog({ look, state, onStop, onClose, onUndo }: BulkDialogProps): ReactNode {
  const ended = state.done.length + state.failed.length;
  const undoable = state.done.some(({ result }) => result.undo !== undefined);
  const summary = bulkSummary(look, state);
  return (
    <Dialog
      open
      onClose={state.finished ? onClose : undefined}
      maxWidth="sm"
      fullWidth
      aria-labelledby="bulk-title"
    >
      <DialogTitle id="bulk-title">{state.finished ? summary.title : `${look.progress}…`}</DialogTitle>
      <DialogContent>
        <LinearProgress
          variant="determinate"
          value={(ended / Math.max(1, state.total)) * 100}
          aria-label={look.progress}
          color={state.failed.length > 0 ? 'warning' : 'primary'}
        />
        <Typography variant="body2" color="textSecondary" role="status" sx={{ mt: 2, mb: 2 }}>
          {countText(ended)} of {countText(state.total)}
          {state.failed.length > 0 ? `, ${countText(state.failed.length)} failed` : ''}
          {state.stopped ? ', stopped' : ''}
        </Typography>
        {state.finished
          ? summary.notes.map((note) => (
              <Alert key={note.text} severity={note.severity} sx={{ mb: 2 }}>
                {note.text}
              </Alert>
            ))
          : null}
        {state.failed.length === 0 ? null : (
          <Box
            component="ul"
            aria-label="Failures"
            sx={{ m: 0, p: 0, listStyle: 'none', maxHeight: 280, overflow: 'auto' }}
          >
            {state.failed.slice(0, 500).map(({ item, error }) => {
              const { message, help, issues } = describeError(error);
              return (
                <Box component="li" key={item.versionId} sx={{ py: 2, borderTop: 1, borderColor: 'divider' }}>
                  <Mono>{`${item.coordinate}@${item.version}`}</Mono>
                  <Typography variant="body2">{message}</Typography>
                  <Typography variant="caption" color="textSecondary">
                    {help}
                    {issues.length === 0
                      ? ''
                      : ` ${issues
                          .slice(0, 5)
                          .map((issue) => issue.message)
                          .join(', ')}`}
                  </Typography>
                </Box>
              );
            })}
          </Box>
        )}
      </DialogContent>
      <DialogActions>
        {state.finished ? (
          <>
            {undoable ? <Button onClick={onUndo}>Undo</Button> : null}
            <Button variant="contained" onClick={onClose} autoFocus>
              Close
            </Button>
          </>
        ) : (
          <Button onClick={onStop}>Stop</Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
