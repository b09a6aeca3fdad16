import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link as RouterLink, useNavigate, useSearchParams } from 'react-router';
import { useApi } from '../../../app/host-context.ts';
import { namespacesOptions } from '../../../app/namespaces.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { conflictsAddress } from './conflicts-address.ts';
import { findingKinds } from './finding-kinds.ts';
import { NamespaceConflicts } from './namespace-conflicts.tsx';

/** What in a namespace cannot hold together. */
export function ConflictsView(): ReactNode {
  const [parameters] = useSearchParams();
  const namespace = parameters.get('namespace') || undefined;
  if (namespace !== undefined)
    return (
      <NamespaceConflicts
        key={namespace}
        namespace={namespace}
        picker={<NamespacePicker key={namespace} value={namespace} />}
      />
    );
  return (
    <Page
      title="Conflicts"
      lead="What in a namespace contradicts itself: ranges that cannot hold together, references to nothing, cycles, and dependencies their authors gave up."
      actions={<NamespacePicker value="" />}
    >
      <EmptyState
        icon={findingKinds.unsatisfiable.icon}
        title="Choose a namespace"
        text="The newest version of every package in it and below it is checked. It takes seconds, and nothing is changed."
        action={<Suggestions />}
      />
    </Page>
  );
}

/** Namespaces shown to choose from. */
const mostSuggested = 8;

/** The shallowest namespaces that hold something. */
function Suggestions(): ReactNode {
  const { data } = useQuery(namespacesOptions(useApi()));
  const held = (data?.namespaces ?? []).filter(({ packageCount }) => packageCount > 0);
  const first = held
    .toSorted((one, other) => depthOf(one.path) - depthOf(other.path))
    .slice(0, mostSuggested);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, justifyContent: 'center', maxWidth: 560 }}>
      {first.map(({ path }) => (
        <Button key={path} variant="outlined" component={RouterLink} to={conflictsAddress(path)}>
          {path}
        </Button>
      ))}
    </Box>
  );
}

function depthOf(path: string): number {
  return path.split('.').length;
}

function NamespacePicker({ value }: { value: string }): ReactNode {
  const navigate = useNavigate();
  const { data } = useQuery(namespacesOptions(useApi()));
  const [text, setText] = useState(value);
  const go = (path: string): void => {
    if (path.trim() !== '') void navigate(conflictsAddress(path.trim()));
  };
  return (
    <Box sx={{ width: 240 }}>
      <Autocomplete
        freeSolo
        disableClearable
        options={(data?.namespaces ?? []).map(({ path }) => path)}
        inputValue={text}
        onInputChange={(_event, next) => setText(next)}
        value={value}
        onChange={(_event, path) => go(path)}
        renderInput={(params) => <TextField {...params} label="Namespace" placeholder="org.acme" />}
      />
    </Box>
  );
}
