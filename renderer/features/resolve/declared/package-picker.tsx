import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../../app/host-context.ts';
import { KindIcon } from '../../../ui/kind-icon.tsx';
import { Mono } from '../../../ui/mono.tsx';

interface PackagePickerProps {
  /** `namespace/name`, or as much of it as was typed. */
  value: string;
  onChange(value: string): void;
  /** A package was chosen from the list, with the version that speaks for it. */
  onPick(coordinate: string, version: string): void;
  error: string | undefined;
  disabled?: boolean;
}

const suggestions = 12;

/** A package of the registry, searched for while typing; one that is not here yet may be typed out. */
export function PackagePicker(props: PackagePickerProps): ReactNode {
  const { value, onChange, onPick, error, disabled = false } = props;
  const api = useApi();
  // Separators of coordinates are none of the query language: the words between them are searched for.
  const query = value.replaceAll(/[^\p{L}\p{N}_.-]+/gu, ' ').trim();
  const { data } = useQuery(
    api.search.query.queryOptions({
      input: { query, limit: suggestions },
      placeholderData: keepPreviousData,
      enabled: !disabled,
      gcTime: 30_000,
    }),
  );
  const hits = data?.hits ?? [];
  return (
    <Autocomplete
      freeSolo
      disabled={disabled}
      options={hits}
      filterOptions={(options) => options}
      getOptionLabel={(option) =>
        typeof option === 'string' ? option : `${option.namespace}/${option.name}`
      }
      getOptionKey={(option) => (typeof option === 'string' ? option : option.packageId)}
      inputValue={value}
      onInputChange={(_event, text, reason) => {
        if (reason !== 'reset') onChange(text);
      }}
      onChange={(_event, option) => {
        if (option === null) onChange('');
        else if (typeof option === 'string') onChange(option);
        else onPick(`${option.namespace}/${option.name}`, option.version);
      }}
      renderOption={({ key, ...rest }, option) => (
        <Box component="li" key={key} {...rest} sx={{ display: 'flex', gap: 2, fontSize: 13 }}>
          <KindIcon kind={option.kind} size={16} />
          <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
            <Mono>
              {option.namespace}/{option.name}
            </Mono>
          </Box>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {option.version}
          </Box>
        </Box>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          autoFocus={!disabled}
          required
          label="Package"
          placeholder="Search, or type namespace/name"
          error={error !== undefined}
          helperText={error}
        />
      )}
      sx={{ mt: 2 }}
    />
  );
}
