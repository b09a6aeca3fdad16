import { mdiAccountOutline, mdiDatabaseOutline, mdiFolderOutline, mdiMonitor, mdiWeb } from '@mdi/js';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Bytes } from '../ui/bytes.tsx';
import { countText } from '../ui/count-text.ts';
import { Icon } from '../ui/icon.tsx';
import { useApi, useHost, useStore } from './host-context.ts';

const hostNames = { desktop: 'Desktop', serve: 'Browser', cli: 'Command line' };

/** The foot of the window: how much there is, where it lives, who is at work. */
export function StatusBar(): ReactNode {
  const api = useApi();
  const connection = useStore(useHost().connection);
  const { data } = useQuery(api.settings.status.queryOptions({ input: {} }));
  if (data === undefined) return null;
  const { counts, home, host, profile } = data;
  return (
    <Box
      component="footer"
      aria-label="Status"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 4,
        height: 26,
        flexShrink: 0,
        px: 4,
        fontSize: 12,
        color: 'text.secondary',
        bgcolor: 'background.default',
        borderTop: 1,
        borderColor: 'divider',
        whiteSpace: 'nowrap',
        overflow: 'hidden',
      }}
    >
      <Item icon={mdiDatabaseOutline}>
        {counted(counts.packages, 'package')}, {counted(counts.versions, 'version')},{' '}
        <Bytes value={counts.bytes} />
      </Item>
      <Item icon={mdiFolderOutline} title="Everything is kept in this folder">
        {home}
      </Item>
      <Box sx={{ flex: 1 }} />
      <Item icon={host === 'desktop' ? mdiMonitor : mdiWeb} title="Where this window runs">
        {connection === 'open' ? hostNames[host] : 'Disconnected'}
      </Item>
      {profile === undefined ? null : (
        <Item icon={mdiAccountOutline} title={`Home namespace ${profile.namespace}`}>
          {profile.displayName} ({profile.handle})
        </Item>
      )}
    </Box>
  );
}

function Item({ icon, title, children }: { icon: string; title?: string; children: ReactNode }): ReactNode {
  return (
    <Box
      component="span"
      title={title}
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 1.5,
        minWidth: 0,
        overflow: 'hidden',
        textOverflow: 'ellipsis',
      }}
    >
      <Icon path={icon} size={14} />
      <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
        {children}
      </Box>
    </Box>
  );
}

function counted(count: number, noun: string): string {
  return `${countText(count)} ${noun}${count === 1 ? '' : 's'}`;
}
