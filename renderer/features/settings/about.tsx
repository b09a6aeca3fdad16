import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { Status } from '../../../contract/settings.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Mono } from '../../ui/mono.tsx';

const hostNames: Record<Status['host'], string> = {
  desktop: 'Desktop application',
  serve: 'hyper serve, in a browser',
  cli: 'Command line',
};

/** Version, place of the data, profile and vault. */
export function About({ status }: { status: Status }): ReactNode {
  const { version, home, host, profile, vault, caller } = status;
  const facts: [name: string, value: ReactNode][] = [
    ['Version', `Hyper Registry ${version}`],
    ['Runs as', hostNames[host]],
    [
      'Data folder',
      <span key="home">
        <Mono>{home}</Mono> <CopyButton text={home} what="data folder" />
      </span>,
    ],
    ['Profile', profile === undefined ? 'None yet' : `${profile.displayName} (${profile.handle})`],
    ['Home namespace', profile === undefined ? 'None yet' : <Mono key="namespace">{profile.namespace}</Mono>],
    [
      'Private keys',
      vault.kind === 'keychain'
        ? 'Sealed by the system keychain'
        : `Sealed by a passphrase, ${vault.locked ? 'locked' : 'unlocked'} now`,
    ],
    ['You may', caller.capabilities.length === 0 ? 'Only look' : caller.capabilities.join(', ')],
  ];
  return (
    <Box
      component="dl"
      sx={{
        display: 'grid',
        gridTemplateColumns: '150px 1fr',
        gap: 2,
        m: 0,
        p: 4,
        fontSize: 13,
        alignItems: 'center',
      }}
    >
      {facts.map(([name, value]) => (
        <Box key={name} sx={{ display: 'contents' }}>
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {name}
          </Box>
          <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
            {value}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
