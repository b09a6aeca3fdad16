import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { Dependency } from '../../../../contract/kinds.ts';
import { useApi } from '../../../app/host-context.ts';
import { countText } from '../../../ui/count-text.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { Mono } from '../../../ui/mono.tsx';
import { artifactAddress } from '../../search/browse-state.ts';
import { plural } from '../words.ts';
import type { TabProps } from './artifact-detail.tsx';
import { constraintText } from './constraint-text.ts';

/** Rows shown before "Show all": each dependency is looked up. */
const firstRows = 60;

/** What it needs, and what needs it. */
export function DependenciesTab({ detail }: TabProps): ReactNode {
  const { dependencies } = detail;
  const [all, setAll] = useState(false);
  const shown = all ? dependencies : dependencies.slice(0, firstRows);
  return (
    <Box sx={{ p: 4 }}>
      <Typography variant="h2" sx={{ mb: 2 }}>
        {dependencies.length === 0
          ? 'Dependencies'
          : plural(dependencies.length, 'dependency', 'dependencies')}
      </Typography>
      {dependencies.length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          It depends on nothing.
        </Typography>
      ) : (
        <Box component="ul" sx={listStyles}>
          {shown.map((dependency) => (
            <DependencyRow key={`${dependency.type}:${dependency.coordinate}`} dependency={dependency} />
          ))}
        </Box>
      )}
      {shown.length < dependencies.length ? (
        <Button onClick={() => setAll(true)}>Show all {countText(dependencies.length)}</Button>
      ) : null}
      <Dependents versionId={detail.versionId} />
    </Box>
  );
}

function DependencyRow({ dependency }: { dependency: Dependency }): ReactNode {
  const api = useApi();
  const constraint = constraintText(dependency.constraint);
  const wanted = useQuery(
    api.registry.get.queryOptions({
      input: { coordinate: `${dependency.coordinate}@${constraint}`.slice(0, 600) },
    }),
  );
  const any = useQuery(
    api.registry.get.queryOptions({ input: { coordinate: dependency.coordinate }, enabled: wanted.isError }),
  );
  const here = wanted.data ?? any.data;
  const answered = wanted.isSuccess || any.isFetched;
  return (
    <li>
      {here === undefined ? (
        <Mono>{dependency.coordinate}</Mono>
      ) : (
        <Link component={RouterLink} to={artifactAddress(dependency.coordinate, wanted.data?.version)}>
          <Mono>{dependency.coordinate}</Mono>
        </Link>
      )}
      <Mono>{constraint}</Mono>
      <span className="quiet">
        {dependency.type}
        {dependency.optional ? ', optional' : ''}
      </span>
      <span className="quiet">
        {!answered
          ? ''
          : wanted.data !== undefined
            ? wanted.data.version
            : any.data !== undefined
              ? 'no version here satisfies it'
              : 'not in this registry'}
      </span>
    </li>
  );
}

function Dependents({ versionId }: { versionId: string }): ReactNode {
  const api = useApi();
  const { data, error, refetch } = useQuery(api.registry.dependents.queryOptions({ input: { versionId } }));
  const [all, setAll] = useState(false);
  const dependents = data?.dependents ?? [];
  return (
    <Box component="section" sx={{ mt: 6 }}>
      <Typography variant="h2" sx={{ mb: 2 }}>
        {dependents.length === 0 ? 'Dependents' : `Used by ${plural(dependents.length, 'version')}`}
      </Typography>
      {error !== null ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <LoadingSkeleton lines={3} label="Loading dependents" />
      ) : dependents.length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          Nothing in this registry depends on it.
        </Typography>
      ) : (
        <Box component="ul" sx={listStyles}>
          {(all ? dependents : dependents.slice(0, firstRows)).map((each) => (
            <li key={`${each.versionId}:${each.type}`}>
              <Link component={RouterLink} to={artifactAddress(each.coordinate, each.version)}>
                <Mono>
                  {each.coordinate}@{each.version}
                </Mono>
              </Link>
              <Mono>{each.constraint}</Mono>
              <span className="quiet">{each.type}</span>
              <span />
            </li>
          ))}
        </Box>
      )}
      {!all && dependents.length > firstRows ? (
        <Button onClick={() => setAll(true)}>Show all {countText(dependents.length)}</Button>
      ) : null}
    </Box>
  );
}

const listStyles = {
  m: 0,
  p: 0,
  listStyle: 'none',
  fontSize: 13,
  '& li': {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1.8fr) minmax(0, 0.9fr) 60px minmax(0, 1.4fr)',
    gap: 3,
    alignItems: 'baseline',
    py: 1.5,
    borderTop: 1,
    borderColor: 'divider',
  },
  '& .quiet': { color: 'text.secondary' },
} as const;
