import Box from '@mui/material/Box';
import { type ReactNode, useState } from 'react';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { leastReason, ReasonField } from './reason-fields.tsx';

interface CauseDialogProps {
  title: string;
  lead: string;
  submitLabel: string;
  onSubmit(cause: string, action: string): Promise<void>;
  onClose(): void;
}

/** What caused it, and what was done about it. */
export function CauseDialog({ title, lead, submitLabel, onSubmit, onClose }: CauseDialogProps): ReactNode {
  const [cause, setCause] = useState('');
  const [action, setAction] = useState('');
  return (
    <FormDialog
      title={title}
      submitLabel={submitLabel}
      ready={cause.trim().length >= leastReason}
      onSubmit={() => onSubmit(cause.trim(), action.trim())}
      onClose={onClose}
    >
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{lead}</Box>
      <ReasonField
        label="Cause"
        placeholder="The index was rebuilt while searches ran"
        required
        autoFocus
        value={cause}
        onChange={setCause}
      />
      <ReasonField
        label="What was done"
        placeholder="Rebuilds now wait until nobody searches"
        value={action}
        onChange={setAction}
      />
    </FormDialog>
  );
}
