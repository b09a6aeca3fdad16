import Box from '@mui/material/Box';
import { type ReactNode, useState } from 'react';
import type { AlertRule } from '../../../../contract/quality-alerts.ts';
import { useClient } from '../../../app/host-context.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { ReasonField } from '../process/reason-fields.tsx';

interface AcknowledgeDialogProps {
  rule: AlertRule;
  onDone(): void;
  onClose(): void;
}

/** Says that somebody looks after what fires: no more reminders of this spell. */
export default function AcknowledgeDialog({ rule, onDone, onClose }: AcknowledgeDialogProps): ReactNode {
  const client = useClient();
  const [note, setNote] = useState(rule.acknowledged?.note ?? '');
  return (
    <FormDialog
      title={`Acknowledge “${rule.name}”`}
      submitLabel="Acknowledge"
      ready
      onClose={onClose}
      onSubmit={async () => {
        await client.quality.acknowledgeAlert({ ruleId: rule.id, note: note.trim() });
        onDone();
      }}
    >
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
        {rule.text}. You look after it: nobody is reminded of it any more. It goes on firing until the
        condition no longer holds, and when it fires again later, that is told anew.
      </Box>
      <ReasonField
        label="Note"
        placeholder="The disk of the build machine is being replaced"
        autoFocus
        value={note}
        onChange={setNote}
      />
    </FormDialog>
  );
}
