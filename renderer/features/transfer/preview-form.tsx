import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ImportEdits, Preview } from '../../../contract/transfer.ts';
import { kinds } from '../../../contract/vocabulary.ts';
import { useApi } from '../../app/host-context.ts';
import { namespacesOptions } from '../../app/namespaces.ts';
import { KindIcon } from '../../ui/kind-icon.tsx';
import { fieldFinding } from './finding-groups.ts';
import { FindingsPanel } from './findings-panel.tsx';
import type { ImportItem } from './import-item.ts';
import type { ImportQueue } from './import-queue.ts';
import { PreviewContents } from './preview-contents.tsx';
import { PreviewDependencies } from './preview-dependencies.tsx';

interface PreviewFormProps {
  item: ImportItem;
  preview: Preview;
  queue: ImportQueue;
}

/** What was found in a source, all of it open to correction before it is stored. */
export function PreviewForm({ item, preview, queue }: PreviewFormProps): ReactNode {
  const api = useApi();
  const { data } = useQuery(namespacesOptions(api));
  const { edits } = item.draft;
  const edit = (patch: ImportEdits): void => queue.edit(item.id, patch);
  const kind = edits.kind ?? preview.kind;
  const text = (field: 'name' | 'version' | 'license' | 'description', label: string, maxLength: number) => ({
    label,
    value: edits[field] ?? preview[field],
    onChange: (event: { target: { value: string } }) => edit({ [field]: event.target.value }),
    ...saidOf(item, field),
    slotProps: { htmlInput: { maxLength, spellCheck: field === 'description', autoComplete: 'off' } },
  });
  return (
    <Box sx={{ p: 5, display: 'flex', flexDirection: 'column', gap: 4 }}>
      <FindingsPanel item={item} onReason={(reason) => queue.giveReason(item.id, reason)} />
      <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        <TextField
          select
          required
          label="Kind"
          value={kind ?? ''}
          onChange={(event) => {
            const chosen = kinds.find((each) => each === event.target.value);
            if (chosen !== undefined) edit({ kind: chosen });
          }}
          {...saidOf(item, 'kind', kindHint(preview))}
          sx={{
            '& .MuiSelect-select': { display: 'flex', py: '5.5px', minHeight: '1.5em', alignItems: 'center' },
          }}
        >
          {kinds.map((each) => (
            <MenuItem key={each} value={each}>
              <KindIcon kind={each} withLabel />
            </MenuItem>
          ))}
        </TextField>
        <Autocomplete
          freeSolo
          disableClearable
          options={(data?.namespaces ?? []).map(({ path }) => path)}
          inputValue={edits.namespace ?? preview.namespace}
          onInputChange={(_event, namespace, reason) => {
            if (reason !== 'reset') edit({ namespace });
          }}
          onChange={(_event, namespace) => edit({ namespace })}
          renderInput={(parameters) => (
            <TextField {...parameters} required label="Namespace" {...saidOf(item, 'namespace')} />
          )}
        />
        <TextField required {...text('name', 'Name', 128)} />
        <TextField required {...text('version', 'Version', 256)} />
        <TextField
          multiline
          maxRows={4}
          {...text('description', 'Description', 2_000)}
          sx={{ gridColumn: '1 / -1' }}
        />
        <TextField {...text('license', 'Licence', 200)} placeholder="MIT" />
        <Autocomplete
          multiple
          freeSolo
          options={[]}
          value={edits.keywords ?? preview.keywords}
          onChange={(_event, keywords) => edit({ keywords: keywords.map(String) })}
          renderInput={(parameters) => (
            <TextField
              {...parameters}
              label="Keywords"
              placeholder="Add with Enter"
              {...saidOf(item, 'keywords')}
            />
          )}
        />
      </Box>
      <Typography variant="caption" color="textSecondary">
        Corrections change what the registry says about it, never the content itself.
      </Typography>
      <PreviewContents
        preview={preview}
        dependencies={
          <PreviewDependencies
            dependant={`${edits.namespace ?? preview.namespace}/${edits.name ?? preview.name}`}
            dependencies={edits.dependencies ?? preview.dependencies}
            onChange={(dependencies) => edit({ dependencies })}
          />
        }
      />
    </Box>
  );
}

/** What the findings say about one field, under it. */
function saidOf(item: ImportItem, field: string, otherwise = ''): { error: boolean; helperText: string } {
  const finding = fieldFinding(item.findings, field);
  if (finding === undefined) return { error: false, helperText: otherwise };
  return { error: finding.severity === 'block', helperText: `${finding.message} ${finding.help}`.trim() };
}

function kindHint(preview: Preview): string {
  return preview.detectedFrom === 'nothing'
    ? 'The content does not say: please choose'
    : `Read from ${preview.detectedFrom}`;
}
