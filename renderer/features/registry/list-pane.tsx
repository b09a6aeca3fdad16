import { mdiFilterVariant } from '@mdi/js';
import Badge from '@mui/material/Badge';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { Hit } from '../../../contract/search.ts';
import { sortFields } from '../../../contract/vocabulary.ts';
import { useApi } from '../../app/host-context.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LoadingSkeleton } from '../../ui/loading-skeleton.tsx';
import { useToast } from '../../ui/toast-context.ts';
import { type BrowseState, filterCount, toggleFilter } from '../search/browse-state.ts';
import type { BrowsePatch } from '../search/use-browse-state.ts';
import type { SearchResult } from '../search/use-search.ts';
import { ArtifactList, coordinateOf } from './artifact-list.tsx';
import { ArtifactMenu } from './artifact-menu.tsx';
import { focusDetail } from './detail/focus-detail.ts';
import { countWords } from './facet-model.ts';
import { FilterChips } from './filter-chips.tsx';
import { subjectOfHit } from './lifecycle-actions.ts';
import { ListBar } from './list-bar.tsx';
import { ListEmpty } from './list-empty.tsx';
import { useArtifactAction } from './use-artifact-actions.tsx';
import { useBulkAction } from './use-bulk-action.tsx';
import { useWidth } from './use-width.ts';

interface ListPaneProps {
  state: BrowseState;
  onUpdate(patch: BrowsePatch, options?: { step?: boolean }): void;
  result: SearchResult;
  /** The detail pane stands beside the list and follows the cursor. */
  follow: boolean;
  sideOpen: boolean;
  onToggleSide(): void;
}

/** The middle of the browse view: bar, chips, and the list or what stands in its place. */
export function ListPane({
  state,
  onUpdate,
  result,
  follow,
  sideOpen,
  onToggleSide,
}: ListPaneProps): ReactNode {
  const api = useApi();
  const { data: status } = useQuery(api.settings.status.queryOptions({ input: {} }));
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, 700);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [menu, setMenu] = useState<{ hit: Hit; x: number; y: number }>();
  const toast = useToast();
  const act = useArtifactAction();
  const { start, dialog } = useBulkAction();
  const { hits, first } = result;
  const subjects = useMemo(
    () => hits.filter((hit) => selected.has(hit.packageId)).map(subjectOfHit),
    [hits, selected],
  );
  const show = (hit: Hit, step = false): void => {
    const artifact = coordinateOf(hit);
    if (artifact === state.artifact) return;
    onUpdate({ artifact, version: undefined, file: undefined }, { step });
  };
  const open = (hit: Hit): void => {
    show(hit, !follow);
    focusDetail();
  };
  const total = first === undefined ? '' : countWords(first.total, first.capped);
  const noun = first?.total === 1 && !first.capped ? 'artifact' : 'artifacts';
  return (
    <Box
      ref={box}
      sx={{ height: '100%', display: 'flex', flexDirection: 'column', bgcolor: 'background.paper' }}
    >
      <ListBar
        width={width}
        start={
          <Tooltip title={sideOpen ? 'Hide namespaces and filters' : 'Show namespaces and filters'}>
            <IconButton aria-label="Namespaces and filters" aria-expanded={sideOpen} onClick={onToggleSide}>
              {/* An empty badge would still be read out as part of the name. */}
              {sideOpen || filterCount(state.filters) === 0 ? (
                <Icon path={mdiFilterVariant} />
              ) : (
                <Badge variant="dot" color="primary">
                  <Icon path={mdiFilterVariant} />
                </Badge>
              )}
            </IconButton>
          </Tooltip>
        }
        total={total}
        noun={noun}
        subjects={subjects}
        canExtractMany={status?.caller.paths === true}
        onAction={(look, many) => {
          const [only] = many;
          if (many.length === 1 && only !== undefined) void act(look.id, only);
          else void start(look, many);
        }}
        onClear={() => setSelected(new Set())}
        onSelectAll={
          result.hasMore && subjects.length === hits.length
            ? () => {
                const all = result.loadAll();
                all.then(
                  (loaded) => setSelected(new Set(loaded.map(({ packageId }) => packageId))),
                  toast.error,
                );
              }
            : undefined
        }
      />
      <FilterChips
        filters={state.filters}
        problem={first?.problem}
        onToggle={(field, value) =>
          onUpdate({ filters: toggleFilter(state.filters, field, value) }, { step: true })
        }
        onClear={() => onUpdate({ filters: {} }, { step: true })}
      />
      {result.error !== null && first === undefined ? (
        <ErrorState error={result.error} onRetry={result.retry} />
      ) : first === undefined ? (
        <LoadingSkeleton lines={12} label="Loading artifacts" />
      ) : hits.length === 0 ? (
        <ListEmpty
          state={state}
          onClearFilters={() => onUpdate({ filters: {} }, { step: true })}
          onClearQuery={() => onUpdate({ query: '' }, { step: true })}
        />
      ) : (
        <ArtifactList
          result={result}
          question={JSON.stringify([state.query, state.filters, state.sort, state.direction])}
          width={width}
          sort={{ column: state.sort, direction: state.direction }}
          onSort={({ column, direction }) => {
            const sort = sortFields.find((field) => field === column);
            if (sort !== undefined) onUpdate({ sort, direction }, { step: true });
          }}
          selected={selected}
          onSelected={setSelected}
          shown={state.artifact}
          onShow={(hit, by) => {
            if (follow || by === 'click') show(hit, !follow);
          }}
          onOpen={open}
          onMenu={(hit, { x, y }) => setMenu({ hit, x, y })}
        />
      )}
      {menu === undefined ? null : (
        <ArtifactMenu
          subject={subjectOfHit(menu.hit)}
          position={menu}
          onAction={(id, subject) => void act(id, subject)}
          onClose={() => setMenu(undefined)}
        />
      )}
      {dialog}
    </Box>
  );
}
