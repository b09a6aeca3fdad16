import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { Hit } from '../../../contract/search.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import type { Sort } from '../../ui/virtual-table-types.ts';
import { useListTarget } from '../search/list-target.ts';
import type { SearchResult } from '../search/use-search.ts';
import { artifactColumns, cellStyles } from './artifact-columns.tsx';
import { useRowInput } from './row-input.ts';
import { useSteadyRows } from './use-steady-rows.ts';

interface ArtifactListProps {
  result: SearchResult;
  /** What `result` is asked, as a text: rows keep their places under the mouse only while it is the same. */
  question: string;
  sort: Sort;
  onSort(sort: Sort): void;
  /** Package ids. */
  selected: ReadonlySet<string>;
  onSelected(selected: ReadonlySet<string>): void;
  /** `namespace/name` shown in the detail pane. */
  shown: string | undefined;
  /** The cursor came to a row; `click` tells a click from a step with the arrows. */
  onShow(hit: Hit, by: 'click' | 'arrow'): void;
  onOpen(hit: Hit): void;
  onMenu(hit: Hit, position: { x: number; y: number }): void;
  /** Pixels. */
  width: number;
}

/** Skeleton rows that stand for the next page while it loads. */
const placeholderRows = 8;

/** The virtualised list of artifacts. */
export function ArtifactList(props: ArtifactListProps): ReactNode {
  const { result, selected, onSelected, shown, onShow, onOpen, width } = props;
  const { first, hasMore, loadMore, stale } = result;
  const steady = useSteadyRows({
    rows: result.hits,
    keyOf: (hit) => hit.packageId,
    question: props.question,
    stale,
  });
  const hits = steady.rows;
  const box = useRef<HTMLDivElement>(null);
  const input = useRowInput();
  const [cursor, setCursor] = useState<string>();
  const terms = first?.terms;
  const columns = useMemo(() => artifactColumns(terms ?? [], width), [terms, width]);
  const followed = cursor ?? hits.find((hit) => coordinateOf(hit) === shown)?.packageId;
  const at = followed === undefined ? -1 : hits.findIndex((hit) => hit.packageId === followed);
  const activeIndex = at < 0 ? undefined : at;

  const focusTable = useCallback(
    (open: boolean) => {
      const table = box.current?.querySelector('[role="grid"]');
      if (!(table instanceof HTMLElement)) return;
      table.focus();
      const target = hits[Math.max(0, at)];
      if (target === undefined) return;
      setCursor(target.packageId);
      if (open) onOpen(target);
      else onShow(target, 'arrow');
    },
    [hits, at, onOpen, onShow],
  );
  useListTarget(focusTable);
  const onRange = useCallback(
    (_first: number, last: number) => {
      if (last >= hits.length - placeholderRows) loadMore();
    },
    [hits.length, loadMore],
  );
  return (
    <Box
      ref={box}
      {...input.handlers}
      onPointerMove={steady.onPointerMove}
      sx={{ flex: 1, minHeight: 0, position: 'relative', ...cellStyles }}
    >
      {stale ? (
        <LinearProgress
          aria-label="Searching"
          sx={{
            position: 'absolute',
            insetInline: 0,
            top: 0,
            height: 2,
            zIndex: 3,
            // Answers within a quarter of a second come without a word.
            animation: 'appear 0s 250ms both',
            '@keyframes appear': { from: { visibility: 'hidden' }, to: { visibility: 'visible' } },
          }}
        />
      ) : null}
      <VirtualTable
        label="Artifacts"
        columns={columns}
        rowCount={hits.length + (hasMore ? placeholderRows : 0)}
        rowAt={(index) => hits[index]}
        rowKey={(hit) => hit.packageId}
        onRange={onRange}
        sort={props.sort}
        onSort={props.onSort}
        activeIndex={activeIndex}
        onActiveIndex={(index) => {
          const hit = hits[index];
          if (hit === undefined) return;
          setCursor(hit.packageId);
          const by = input.last.current;
          if (by !== 'extend') onShow(hit, by);
        }}
        selected={selected}
        onSelected={onSelected}
        onOpen={onOpen}
        onContextMenu={(hit, _index, position) => props.onMenu(hit, position)}
        rowHeight={48}
      />
    </Box>
  );
}

/** `namespace/name` of a row. */
export function coordinateOf(hit: Pick<Hit, 'namespace' | 'name'>): string {
  return `${hit.namespace}/${hit.name}`;
}
