import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { DeclaredDependencies } from '../../resolve/declared/declared-dependencies.tsx';
import { Dependents } from '../../resolve/dependents/dependents.tsx';
import type { TabProps } from './artifact-detail.tsx';

/** What it needs, and what needs it. */
export function DependenciesTab({ detail }: TabProps): ReactNode {
  return (
    <Box sx={{ p: 4 }}>
      <DeclaredDependencies detail={detail} />
      <Dependents coordinate={`${detail.namespace}/${detail.name}`} version={detail.version} />
    </Box>
  );
}
