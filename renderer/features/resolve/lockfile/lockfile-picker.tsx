import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useApi } from '../../../app/host-context.ts';
import { Mono } from '../../../ui/mono.tsx';

interface Chosen {
  packageId: string;
  coordinate: string;
}

interface LockfilePickerProps {
  label: string;
  /** A lockfile to begin with: its other versions are offered. */
  start?: Chosen | undefined;
  /** A version that is not offered. */
  without?: string | undefined;
  onPick(versionId: string): void;
}

const suggestions = 20;

/** Choose a lockfile of the registry, then one of its versions. */
export function LockfilePicker({ label, start, without, onPick }: LockfilePickerProps): ReactNode {
  const api = useApi();
  const [typed, setTyped] = useState(start?.coordinate ?? '');
  const [chosen, setChosen] = useState<Chosen | undefined>(start);
  // Separators of coordinates are none of the query language: the words between them are searched for.
  const words = typed.replaceAll(/[^\p{L}\p{N}_.-]+/gu, ' ').trim();
  const { data } = useQuery(
    api.search.query.queryOptions({
      input: { query: `tags:lockfile ${words}`.trim(), filters: { kind: ['config'] }, limit: suggestions },
      placeholderData: keepPreviousData,
      gcTime: 30_000,
    }),
  );
  return (
    <Box sx={{ display: 'grid', gap: 3, pt: 1 }}>
      <Autocomplete
        options={data?.hits ?? []}
        filterOptions={(options) => options}
        getOptionLabel={(hit) => `${hit.namespace}/${hit.name}`}
        getOptionKey={(hit) => hit.packageId}
        isOptionEqualToValue={(a, b) => a.packageId === b.packageId}
        inputValue={typed}
        onInputChange={(_event, text, reason) => {
          if (reason !== 'reset' || text !== '') setTyped(text);
        }}
        onChange={(_event, hit) => {
          if (hit === null) setChosen(undefined);
          else setChosen({ packageId: hit.packageId, coordinate: `${hit.namespace}/${hit.name}` });
        }}
        noOptionsText="No lockfile of that name. Save one from a solution."
        renderOption={({ key, ...rest }, hit) => (
          <Box component="li" key={key} {...rest} sx={{ fontSize: 13 }}>
            <Mono>
              {hit.namespace}/{hit.name}
            </Mono>
          </Box>
        )}
        renderInput={(params) => <TextField {...params} label={label} placeholder="Search lockfiles" />}
      />
      {chosen === undefined ? null : (
        <VersionChoice
          key={chosen.packageId}
          packageId={chosen.packageId}
          without={without}
          onPick={onPick}
        />
      )}
    </Box>
  );
}

interface VersionChoiceProps {
  packageId: string;
  without: string | undefined;
  onPick(versionId: string): void;
}

function VersionChoice({ packageId, without, onPick }: VersionChoiceProps): ReactNode {
  const api = useApi();
  const { data } = useQuery(api.registry.versions.queryOptions({ input: { packageId } }));
  const [picked, setPicked] = useState('');
  const versions = (data?.versions ?? []).filter(({ versionId }) => versionId !== without);
  return (
    <TextField
      select
      label="Version"
      value={picked}
      disabled={versions.length === 0}
      helperText={
        data !== undefined && versions.length === 0 ? 'There is no other version of it.' : undefined
      }
      onChange={({ target }) => {
        setPicked(target.value);
        onPick(target.value);
      }}
    >
      {versions.map(({ versionId, version }) => (
        <MenuItem key={versionId} value={versionId}>
          {version}
        </MenuItem>
      ))}
    </TextField>
  );
}
