import Box from '@mui/material/Box';
import { type ReactNode, useState } from 'react';
import type { Exclusion } from '../../../../contract/control-chart.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { leastReason, ReasonField } from './reason-fields.tsx';

interface ExcludeDialogProps {
  /** Given: the exclusions that are to be taken back. */
  including?: readonly Exclusion[];
  onSubmit(reason: string): Promise<void>;
  onClose(): void;
}

/** Leave a point out of limits and rules, never without a reason; or let it count again. */
export function ExcludeDialog({ including, onSubmit, onClose }: ExcludeDialogProps): ReactNode {
  const [reason, setReason] = useState('');
  if (including !== undefined)
    return (
      <FormDialog
        title="Count these points again?"
        submitLabel="Count again"
        ready={including.length > 0}
        onSubmit={() => onSubmit('')}
        onClose={onClose}
      >
        <Box sx={{ fontSize: 13 }}>
          {including.map(({ id, reason: why, by }) => (
            <p key={id}>
              They were excluded by {by}: {why}
            </p>
          ))}
        </Box>
      </FormDialog>
    );
  return (
    <FormDialog
      title="Exclude this point"
      submitLabel="Exclude"
      ready={reason.trim().length >= leastReason}
      onSubmit={() => onSubmit(reason.trim())}
      onClose={onClose}
    >
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
        It stays on the chart, hollow, but neither limits nor rules know it any more. Its operations still
        count in the reliability: those happened. It can be taken back.
      </Box>
      <ReasonField
        label="Reason"
        placeholder="A backup ran on the same disk"
        required
        autoFocus
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}
