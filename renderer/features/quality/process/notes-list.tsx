import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import type { Chart } from '../../../../contract/control-chart.ts';
import { useClient } from '../../../app/host-context.ts';
import { useConfirm } from '../../../ui/confirm-context.ts';
import { useToast } from '../../../ui/toast-context.ts';

const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** Causes that were noted and points that were left out, each with its reason; both can be taken back. */
export function NotesList({ chart, onChanged }: { chart: Chart; onChanged(): void }): ReactNode {
  const client = useClient();
  const toast = useToast();
  const confirm = useConfirm();
  const { annotations, exclusions } = chart;
  const remove = async (annotationId: string): Promise<void> => {
    const sure = await confirm({
      title: 'Remove this note?',
      body: 'The audit log keeps that it was there.',
      confirmLabel: 'Remove',
      danger: true,
    });
    if (sure === undefined) return;
    await client.quality.removeAnnotation({ annotationId });
    onChanged();
  };
  const include = async (exclusionId: string): Promise<void> => {
    await client.quality.include({ exclusionId });
    toast.show({ message: 'The points count again.', severity: 'success' });
    onChanged();
  };
  if (annotations.length + exclusions.length === 0)
    return (
      <Box sx={{ p: 4, fontSize: 13, color: 'text.secondary' }}>
        Nothing was noted in this span. Select a point to note what caused it, or to leave it out of limits
        and rules with a reason.
      </Box>
    );
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {annotations.map(({ id, at, cause, action, by }) => (
        <Line
          key={id}
          when={moment.format(new Date(at))}
          what="Cause"
          text={action === '' ? cause : `${cause}. Done: ${action}`}
          by={by}
          label="Remove"
          onAct={() => void remove(id).catch(toast.error)}
        />
      ))}
      {exclusions.map(({ id, from, to, reason, by }) => (
        <Line
          key={id}
          when={`${moment.format(new Date(from))}${from === to ? '' : ` – ${moment.format(new Date(to))}`}`}
          what="Excluded"
          text={reason}
          by={by}
          label="Count again"
          onAct={() => void include(id).catch(toast.error)}
        />
      ))}
    </Box>
  );
}

interface LineProps {
  when: string;
  what: string;
  text: string;
  by: string;
  label: string;
  onAct(): void;
}

function Line({ when, what, text, by, label, onAct }: LineProps): ReactNode {
  return (
    <Box component="li" sx={lineStyles}>
      <Box sx={{ width: 84, fontWeight: 600, flexShrink: 0 }}>{what}</Box>
      <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        {text}
        <Box sx={{ fontSize: 12, color: 'text.secondary' }}>
          {when}, by {by}
        </Box>
      </Box>
      <Button onClick={onAct}>{label}</Button>
    </Box>
  );
}

const lineStyles = {
  display: 'flex',
  alignItems: 'flex-start',
  gap: 3,
  px: 4,
  py: 2,
  fontSize: 13,
  borderBottom: 1,
  borderColor: 'divider',
  '&:last-child': { borderBottom: 0 },
} as const;
