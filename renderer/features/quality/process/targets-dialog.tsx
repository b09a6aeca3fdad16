import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Targets } from '../../../../contract/quality-figures.ts';
import { useApi, useClient } from '../../../app/host-context.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { defectsPerMillion, readTargets, type TargetTexts, textsOf } from './target-texts.ts';

interface TargetsDialogProps {
  process: string;
  label: string;
  onSaved(): void;
  onClose(): void;
}

/** What is wanted of one process; what is left as it is follows the targets of all. */
export default function TargetsDialog({ process, label, onSaved, onClose }: TargetsDialogProps): ReactNode {
  const api = useApi();
  const { data } = useQuery(api.quality.targets.queryOptions({ input: {}, staleTime: 0 }));
  if (data === undefined) return null;
  const { process: _process, ...own } = data.processes.find((each) => each.process === process) ?? {
    process,
  };
  return (
    <TargetsForm
      process={process}
      label={label}
      all={data.all}
      own={own}
      onSaved={onSaved}
      onClose={onClose}
    />
  );
}

interface TargetsFormProps extends TargetsDialogProps {
  all: Targets;
  own: { [Key in keyof Targets]?: Targets[Key] | undefined };
}

function TargetsForm({ process, label, all, own, onSaved, onClose }: TargetsFormProps): ReactNode {
  const client = useClient();
  const [texts, setTexts] = useState<TargetTexts>(() =>
    textsOf({
      reliability: own.reliability ?? all.reliability,
      durationMs: own.durationMs ?? all.durationMs,
      memoryBytes: own.memoryBytes ?? all.memoryBytes,
    }),
  );
  const { targets, faults } = readTargets(texts);
  const hasOwn = Object.keys(own).length > 0;
  const field = (name: keyof TargetTexts, title: string, unit: string, help: string): ReactNode => (
    <TextField
      label={`${title}, ${unit}`}
      value={texts[name]}
      onChange={({ target }) => setTexts({ ...texts, [name]: target.value })}
      error={faults[name] !== undefined}
      helperText={faults[name] ?? help}
      slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 20 } }}
      sx={{ mt: 1 }}
    />
  );
  const save = async (input: Parameters<typeof client.quality.setTargets>[0]): Promise<void> => {
    await client.quality.setTargets(input);
    onSaved();
  };
  return (
    <FormDialog
      title={`Targets of ${label}`}
      submitLabel="Set targets"
      ready={targets !== undefined}
      onClose={onClose}
      onSubmit={async () => {
        if (targets !== undefined) await save({ process, ...targets, reset: false });
      }}
    >
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
        {hasOwn
          ? 'This process has targets of its own.'
          : 'So far this process follows the targets of all operations. What is set here holds for it alone.'}
      </Box>
      {field(
        'reliability',
        'Reliability',
        '% of trials without a defect',
        targets === undefined ? '' : `At most ${defectsPerMillion(targets.reliability)} defects per million`,
      )}
      {field(
        'durationMs',
        'Duration',
        'milliseconds',
        'Slower ones count as violations; also the limit of capability',
      )}
      {field('memoryBytes', 'Memory', 'megabytes', 'Growth of the core that one operation may cause')}
      {hasOwn ? (
        <Button sx={{ alignSelf: 'flex-start' }} onClick={() => void save({ process, reset: true })}>
          Follow the targets of all operations ({textsOf(all).reliability} %, {textsOf(all).durationMs} ms)
        </Button>
      ) : null}
    </FormDialog>
  );
}
