import { mdiFileSearchOutline, mdiPackageVariantPlus } from '@mdi/js';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../app/host-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { type BrowseState, filterCount } from '../search/browse-state.ts';
import { useImport } from '../transfer/import-context.ts';
import { activeFilters } from './facet-model.ts';

interface ListEmptyProps {
  state: BrowseState;
  onClearFilters(): void;
  onClearQuery(): void;
}

/** In place of the list when it has no rows: either nothing is here yet, or nothing matches. */
export function ListEmpty({ state, onClearFilters, onClearQuery }: ListEmptyProps): ReactNode {
  const narrowed = filterCount(state.filters) > 0;
  const query = state.query.trim();
  if (query === '' && !narrowed) return <FirstArtifacts />;
  const filters = activeFilters(state.filters).map(({ label }) => label);
  return (
    <EmptyState
      icon={mdiFileSearchOutline}
      title="No artifact matches"
      text={
        <>
          {query === '' ? (
            'Nothing has '
          ) : (
            <>
              Searched for “{query}”{narrowed ? ' with ' : '.'}
            </>
          )}
          {filters.join(', ')}
          {narrowed ? '.' : null}
        </>
      }
      action={
        <>
          {narrowed ? (
            <Button variant="contained" onClick={onClearFilters}>
              Clear filters
            </Button>
          ) : null}
          {query === '' ? null : (
            <Button variant={narrowed ? 'outlined' : 'contained'} onClick={onClearQuery}>
              Clear search
            </Button>
          )}
        </>
      }
    />
  );
}

function FirstArtifacts(): ReactNode {
  const api = useApi();
  const { pickFiles, pickFolder, importOffers } = useImport();
  const { data } = useQuery(api.transfer.samples.queryOptions({ input: {} }));
  const samples = data?.samples ?? [];
  return (
    <EmptyState
      icon={mdiPackageVariantPlus}
      title="Drop a package anywhere"
      text={
        <>
          A folder, a .tgz, .tar or .zip, or a manifest (hyper.yaml). You see what is in it before anything is
          stored. Or press <KeyHint keys="i" /> to choose files.
        </>
      }
      action={
        <>
          <Button variant="contained" onClick={() => pickFiles()}>
            Import files…
          </Button>
          <Button variant="outlined" onClick={() => pickFolder()}>
            Import a folder…
          </Button>
          {samples.length === 0 ? null : (
            <Button
              variant="outlined"
              onClick={() => importOffers(samples.map(({ token, name }) => ({ token, name })))}
            >
              Try the samples
            </Button>
          )}
        </>
      }
    />
  );
}
