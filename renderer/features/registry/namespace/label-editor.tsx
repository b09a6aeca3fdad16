import { mdiClose, mdiPlus } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId } from 'react';
import type { NamespaceDetail } from '../../../../contract/registry-namespaces.ts';
import { labelLimits } from '../../../../contract/vocabulary.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Mono } from '../../../ui/mono.tsx';
import { type LabelDraft, withLabel } from './label-drafts.ts';

interface LabelEditorProps {
  labels: readonly LabelDraft[];
  /** Labels of namespaces above that hold here. */
  inherited: NamespaceDetail['effective']['labels'];
  problem: string | undefined;
  onChange(labels: readonly LabelDraft[]): void;
}

/** Rows of key and value, and below them what comes from above. */
export function LabelEditor({ labels, inherited, problem, onChange }: LabelEditorProps): ReactNode {
  const id = useId();
  const change = (row: LabelDraft, part: Partial<LabelDraft>): void =>
    onChange(labels.map((label) => (label.id === row.id ? { ...label, ...part } : label)));
  return (
    <Box role="group" aria-labelledby={id} sx={{ mt: 4 }}>
      <Typography id={id} variant="h3" component="h3">
        Labels
      </Typography>
      {labels.map((row, index) => (
        <Box key={row.id} sx={{ display: 'flex', gap: 2, mt: 2, alignItems: 'center' }}>
          <TextField
            hiddenLabel
            // A row that was just added is where the person goes on.
            autoFocus={row.key === '' && index === labels.length - 1}
            placeholder="team"
            value={row.key}
            onChange={(event) => change(row, { key: event.target.value })}
            slotProps={{
              htmlInput: {
                'aria-label': `Key of label ${index + 1}`,
                maxLength: labelLimits.key,
                spellCheck: false,
                autoComplete: 'off',
              },
            }}
            sx={{ flex: 1 }}
          />
          <TextField
            hiddenLabel
            placeholder="platform"
            value={row.value}
            onChange={(event) => change(row, { value: event.target.value })}
            slotProps={{
              htmlInput: { 'aria-label': `Value of label ${index + 1}`, maxLength: labelLimits.value },
            }}
            sx={{ flex: 2 }}
          />
          <IconButton
            aria-label={`Remove label ${row.key || index + 1}`}
            onClick={() => onChange(labels.filter((label) => label.id !== row.id))}
          >
            <Icon path={mdiClose} />
          </IconButton>
        </Box>
      ))}
      {problem === undefined ? null : <FormHelperText error>{problem}</FormHelperText>}
      <Button startIcon={<Icon path={mdiPlus} />} onClick={() => onChange(withLabel(labels))} sx={{ mt: 1 }}>
        Add label
      </Button>
      {inherited.length === 0 ? null : (
        <Box component="ul" aria-label="Inherited labels" sx={{ m: 0, mt: 1, pl: 5, fontSize: 13 }}>
          {inherited.map(({ key, value, from }) => (
            <li key={key}>
              <Mono>
                {key}={value}
              </Mono>{' '}
              <Typography component="span" variant="body2" color="textSecondary">
                inherited from {from}
              </Typography>
            </li>
          ))}
        </Box>
      )}
    </Box>
  );
}
