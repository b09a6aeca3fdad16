import { mdiPlus } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Dependency } from '../../../../contract/kinds.ts';
import type { VersionDetail } from '../../../../contract/registry.ts';
import { useApi, useClient } from '../../../app/host-context.ts';
import { countText } from '../../../ui/count-text.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { useToast } from '../../../ui/toast-context.ts';
import { plural } from '../../registry/words.ts';
import { useUnlock } from '../../trust/unlock-context.ts';
import { changePlan } from './change-plan.ts';
import { dependencyOf, draftOf } from './dependency-draft.ts';
import { DependencyRow } from './dependency-row.tsx';

const DependencyDialog = lazy(() => import('./dependency-dialog.tsx'));

/** Rows shown before "Show all". */
const firstRows = 100;

/** What is declared, without what the registry says about it. */
function plain(dependency: Dependency): Dependency {
  return dependencyOf(draftOf(dependency));
}

/** What a version needs, with what is there for it; of a draft it can be changed. */
export function DeclaredDependencies({ detail }: { detail: VersionDetail }): ReactNode {
  const api = useApi();
  const client = useClient();
  const toast = useToast();
  const queryClient = useQueryClient();
  const { withUnlock } = useUnlock();
  const [all, setAll] = useState(false);
  const [editing, setEditing] = useState<Dependency | 'new'>();
  const { versionId } = detail;
  const { data, error, refetch } = useQuery(api.resolve.dependencies.queryOptions({ input: { versionId } }));
  const dependencies = data?.dependencies ?? [];
  const shown = all ? dependencies : dependencies.slice(0, firstRows);
  const problems = dependencies.filter(({ problem }) => problem !== undefined).length;
  const refresh = async (): Promise<void> => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: api.resolve.dependencies.key({ input: { versionId } }) }),
      queryClient.invalidateQueries({ queryKey: api.registry.get.key() }),
    ]);
  };
  /** Put `after` in the place of `before`; the signing key is asked for where the draft is signed. */
  const change = async (before: Dependency | undefined, after: Dependency | undefined): Promise<void> => {
    const plan = changePlan(before, after);
    await withUnlock(async () => {
      if (plan.remove !== undefined) await client.resolve.removeDependency({ versionId, ...plan.remove });
      // Where the key is asked for now, this is run again: what is gone must not be removed twice.
      plan.remove = undefined;
      const dependency = plan.add;
      if (dependency !== undefined) await client.resolve.addDependency({ versionId, dependency });
    });
    await refresh();
  };
  const remove = (dependency: Dependency): void => {
    const gone = plain(dependency);
    change(gone, undefined).then(
      () =>
        toast.show({
          message: `Removed the dependency on ${gone.coordinate}`,
          severity: 'success',
          undo: () => change(undefined, gone),
        }),
      toast.error,
    );
  };
  return (
    <Box component="section" aria-labelledby="declared-title">
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 3, mb: 2, minHeight: 32 }}>
        <Box sx={{ flex: 1 }}>
          <Typography id="declared-title" variant="h2">
            {dependencies.length === 0
              ? 'Dependencies'
              : plural(dependencies.length, 'dependency', 'dependencies')}
          </Typography>
          {problems === 0 ? null : (
            <Typography variant="body2" sx={{ color: 'warning.main' }}>
              {plural(problems, 'needs', 'need')} attention
            </Typography>
          )}
        </Box>
        {data?.editable === true ? (
          <Button
            variant="outlined"
            startIcon={<Icon path={mdiPlus} size={16} />}
            onClick={() => setEditing('new')}
          >
            Add dependency
          </Button>
        ) : null}
      </Box>
      {error !== null ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <LoadingSkeleton lines={3} label="Loading the dependencies" />
      ) : dependencies.length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          It depends on nothing.
          {data.editable ? ' While it is a draft, dependencies can be added here.' : ''}
        </Typography>
      ) : (
        <Box component="ul" aria-label="Dependencies" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {shown.map((dependency) => (
            <DependencyRow
              key={`${dependency.type}:${dependency.coordinate}:${JSON.stringify(dependency.when)}`}
              dependency={dependency}
              editable={data.editable}
              onEdit={() => setEditing(dependency)}
              onRemove={() => remove(dependency)}
            />
          ))}
        </Box>
      )}
      {shown.length < dependencies.length ? (
        <Button onClick={() => setAll(true)}>Show all {countText(dependencies.length)}</Button>
      ) : null}
      <Suspense fallback={null}>
        {editing === undefined ? null : (
          <DependencyDialog
            dependant={`${detail.namespace}/${detail.name}`}
            dependency={editing === 'new' ? undefined : editing}
            onSave={(after) => change(editing === 'new' ? undefined : plain(editing), after)}
            onClose={() => setEditing(undefined)}
          />
        )}
      </Suspense>
    </Box>
  );
}
