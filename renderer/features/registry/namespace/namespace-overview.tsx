import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { NamespaceDetail } from '../../../../contract/registry-namespaces.ts';
import { useClient } from '../../../app/host-context.ts';
import { Mono } from '../../../ui/mono.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { plural } from '../words.ts';
import { Failure, SaveBar } from './form-parts.tsx';
import { type LabelDraft, labelDrafts, labelProblem, labelsOf } from './label-drafts.ts';
import { LabelEditor } from './label-editor.tsx';
import { useSubmit } from './use-submit.ts';

/** Description, visibility and labels of a namespace, to read and to change. */
export function NamespaceOverview({ detail }: { detail: NamespaceDetail }): ReactNode {
  const client = useClient();
  const { path, effective } = detail;
  const [description, setDescription] = useState<string>();
  const [visibility, setVisibility] = useState<'private' | 'public' | 'inherit'>();
  const [labels, setLabels] = useState<readonly LabelDraft[]>();
  const { busy, failure, done, submit } = useSubmit();
  const changed = description !== undefined || visibility !== undefined || labels !== undefined;
  const problem = labels === undefined ? undefined : labelProblem(labels);
  const inherited = effective.labels.filter(({ from }) => from !== path);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    void submit(async () => {
      await client.registry.updateNamespace({
        path,
        ...(description === undefined ? {} : { description: description.trim() }),
        ...(visibility === undefined ? {} : { visibility }),
        ...(labels === undefined ? {} : { labels: labelsOf(labels) }),
      });
      setDescription(undefined);
      setVisibility(undefined);
      setLabels(undefined);
    });
  };
  return (
    <form onSubmit={save}>
      <Facts detail={detail} />
      <TextField
        fullWidth
        multiline
        maxRows={4}
        label="Description"
        placeholder="What belongs here"
        value={description ?? detail.description}
        onChange={(event) => setDescription(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 500 } }}
        sx={{ mt: 4 }}
      />
      <TextField
        select
        fullWidth
        label="Default visibility"
        value={visibility ?? detail.visibility ?? 'inherit'}
        onChange={(event) => setVisibility(event.target.value as 'private' | 'public' | 'inherit')}
        helperText={visibilityHelp(detail)}
        sx={{ mt: 4 }}
      >
        <MenuItem value="inherit">Inherit</MenuItem>
        <MenuItem value="private">Private</MenuItem>
        <MenuItem value="public">Public</MenuItem>
      </TextField>
      <LabelEditor
        labels={labels ?? labelDrafts(detail.labels)}
        inherited={inherited}
        problem={problem}
        onChange={setLabels}
      />
      {failure === undefined ? null : <Failure error={failure} />}
      <SaveBar label="Save" ready={changed && problem === undefined} busy={busy} done={done && !changed} />
    </form>
  );
}

function Facts({ detail }: { detail: NamespaceDetail }): ReactNode {
  const { counts, formerPaths } = detail;
  return (
    <Box>
      <Typography variant="body2">
        {plural(counts.packages, 'package')} with {plural(counts.versions, 'version')},{' '}
        {plural(counts.children, 'namespace')} inside. Created <RelativeTime value={detail.createdAt} />.
      </Typography>
      {formerPaths.length === 0 ? null : (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
          Moved here; what names{' '}
          {formerPaths.slice(0, 5).map((former, index) => (
            <span key={former}>
              {index === 0 ? '' : ', '}
              <Mono>{former}</Mono>
            </span>
          ))}
          {formerPaths.length > 5 ? ` and ${plural(formerPaths.length - 5, 'other path')}` : ''} leads here.
        </Typography>
      )}
      {detail.fixed === undefined ? null : (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
          {detail.fixed} It can be neither moved nor deleted.
        </Typography>
      )}
    </Box>
  );
}

/** What holds when it says nothing itself. */
function visibilityHelp({ path, effective }: NamespaceDetail): string {
  const { value, from } = effective.visibility;
  if (from === path) return 'Set here; it holds for everything below that says nothing else';
  return from === 'default' ? `Now ${value}, the default` : `Now ${value}, inherited from ${from}`;
}
