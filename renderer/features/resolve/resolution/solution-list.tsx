import { mdiFilterOffOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useCommand } from '../../../app/commands.tsx';
import { countText } from '../../../ui/count-text.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FilterField } from '../../../ui/filter-field.tsx';
import { toolBarStyles } from '../../../ui/tool-bar-styles.ts';
import { VirtualTable } from '../../../ui/virtual-table.tsx';
import type { Sort } from '../../../ui/virtual-table-types.ts';
import type { Solved } from '../graph/dependency-graph.ts';
import { solutionColumns } from './solution-columns.tsx';
import { filterRows, type RowFilter, rowFilters, solutionRows, sortRows } from './solution-rows.ts';

interface SolutionListProps {
  solution: Solved;
  /** `coordinate@version`. */
  selected: string | undefined;
  onSelected(key: string): void;
  onOpen(coordinate: string, version: string): void;
}

const filterWords: Record<RowFilter, string> = {
  all: 'All',
  direct: 'Direct',
  transitive: 'Transitive',
  attention: 'Worth a look',
};

/** The packages of a solution as a table. */
export function SolutionList({ solution, selected, onSelected, onOpen }: SolutionListProps): ReactNode {
  const [typed, setTyped] = useState('');
  const [filter, setFilter] = useState<RowFilter>('all');
  const [sort, setSort] = useState<Sort>({ column: 'package', direction: 'ascending' });
  const field = useRef<HTMLInputElement>(null);
  useCommand({
    id: 'search.focus',
    title: 'Filter the solution',
    keys: '/',
    section: 'General',
    run: () => field.current?.focus(),
  });
  const rows = useMemo(() => solutionRows(solution), [solution]);
  const shown = useMemo(() => sortRows(filterRows(rows, typed, filter), sort), [rows, typed, filter, sort]);
  const at = shown.findIndex(({ node }) => keyOfRow(node) === selected);
  const counts = useMemo(
    () => Object.fromEntries(rowFilters.map((each) => [each, filterRows(rows, '', each).length])),
    [rows],
  );
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <Box sx={toolBarStyles}>
        <FilterField
          label="Filter packages"
          field={field}
          value={typed}
          onChange={setTyped}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setTyped('');
          }}
          width={220}
        />
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label="Which packages"
          value={filter}
          onChange={(_event, next: RowFilter | null) => setFilter(next ?? 'all')}
        >
          {rowFilters.map((each) => (
            <ToggleButton key={each} value={each} sx={{ height: 32, px: 2.5 }}>
              {filterWords[each]} {countText(counts[each] ?? 0)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0 }}>
        {shown.length === 0 ? (
          <EmptyState
            icon={mdiFilterOffOutline}
            title="No package matches"
            text="The solution has others: change the filter to see them."
            action={
              <Button
                variant="outlined"
                onClick={() => {
                  setTyped('');
                  setFilter('all');
                }}
              >
                Clear the filter
              </Button>
            }
          />
        ) : (
          <VirtualTable
            label="Packages of the solution"
            columns={solutionColumns}
            rowCount={shown.length}
            rowAt={(index) => shown[index]}
            rowKey={({ node }) => keyOfRow(node)}
            sort={sort}
            onSort={setSort}
            activeIndex={at < 0 ? undefined : at}
            onActiveIndex={(index) => {
              const row = shown[index];
              if (row !== undefined) onSelected(keyOfRow(row.node));
            }}
            onOpen={({ node }) => onOpen(node.coordinate, node.version)}
          />
        )}
      </Box>
    </Box>
  );
}

function keyOfRow({ coordinate, version }: { coordinate: string; version: string }): string {
  return `${coordinate}@${version}`;
}
