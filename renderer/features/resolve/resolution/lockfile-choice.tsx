import { mdiClose } from '@mdi/js';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../../app/host-context.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Mono } from '../../../ui/mono.tsx';
import { LockfilePicker } from '../lockfile/lockfile-picker.tsx';

interface LockfileChoiceProps {
  versionId: string | undefined;
  onChange(versionId: string | undefined): void;
}

/** A lockfile whose versions are preferred wherever they still fit. */
export function LockfileChoice({ versionId, onChange }: LockfileChoiceProps): ReactNode {
  const api = useApi();
  const { data, error } = useQuery(
    api.resolve.readLock.queryOptions({
      input: { versionId: versionId ?? '' },
      enabled: versionId !== undefined,
    }),
  );
  return (
    <Box component="section" aria-label="Preferred lockfile">
      <Typography variant="h3" sx={{ mb: 2 }}>
        Preferred lockfile
      </Typography>
      {versionId === undefined ? (
        <LockfilePicker label="Lockfile" onPick={onChange} />
      ) : (
        <Box sx={{ display: 'flex', alignItems: 'center', fontSize: 13 }}>
          <Box sx={{ flex: 1, minWidth: 0 }}>
            {data === undefined ? (
              error === null ? (
                '…'
              ) : (
                'This lockfile is not in the registry.'
              )
            ) : (
              <>
                <Mono>{data.coordinate}</Mono> <b>{data.version}</b>
              </>
            )}
          </Box>
          <IconButton aria-label="Prefer no lockfile" onClick={() => onChange(undefined)}>
            <Icon path={mdiClose} size={16} />
          </IconButton>
        </Box>
      )}
    </Box>
  );
}
