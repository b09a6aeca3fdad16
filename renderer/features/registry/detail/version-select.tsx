import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../../app/host-context.ts';
import { StateChip } from '../../../ui/state-chip.tsx';
import { ShownTags } from '../versions/shown-tags.tsx';

interface VersionSelectProps {
  packageId: string;
  version: string;
  onSelect(version: string): void;
}

/** Versions offered in the menu; the Versions tab lists all. */
const menuLength = 200;

/** Chooses one of the newest versions of the package. */
export function VersionSelect({ packageId, version, onSelect }: VersionSelectProps): ReactNode {
  const api = useApi();
  const { data } = useQuery(api.registry.versions.queryOptions({ input: { packageId } }));
  const newest = (data?.versions ?? []).slice(0, menuLength);
  const listed = newest.some((each) => each.version === version);
  return (
    <Select
      size="small"
      value={version}
      onChange={(event) => onSelect(event.target.value)}
      renderValue={(value) => value}
      inputProps={{ 'aria-label': 'Version' }}
      MenuProps={{ slotProps: { paper: { sx: { maxHeight: 360 } } } }}
      sx={{ height: 32, fontSize: 13, fontWeight: 600, maxWidth: 200 }}
    >
      {listed ? null : <MenuItem value={version}>{version}</MenuItem>}
      {newest.map((each) => (
        <MenuItem key={each.versionId} value={each.version} sx={{ justifyContent: 'space-between' }}>
          <Box component="span" sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
            {each.version}
            <ShownTags packageId={packageId} tags={each.tags} />
          </Box>
          <StateChip state={each.state} deprecated={each.deprecated} yanked={each.yanked} />
        </MenuItem>
      ))}
    </Select>
  );
}
