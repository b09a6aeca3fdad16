import { mdiArrowDown, mdiArrowUp } from '@mdi/js';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Checkbox from '@mui/material/Checkbox';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { Column, Sort } from './virtual-table-types.ts';

interface VirtualTableHeadProps<Row> {
  columns: readonly Column<Row>[];
  template: string;
  /** Pixels. */
  minWidth: number;
  /** Pixels. */
  height: number;
  sort?: Sort | undefined;
  onSort?: ((sort: Sort) => void) | undefined;
  selection: { selected: number; rowCount: number; onClear: () => void } | undefined;
}

/** The sticky header row; a sortable header is a button that turns its direction. */
export function VirtualTableHead<Row>(props: VirtualTableHeadProps<Row>): ReactNode {
  const { columns, template, minWidth, height, sort, onSort, selection } = props;
  return (
    <Box role="rowgroup" style={{ minWidth }} sx={{ position: 'sticky', top: 0, zIndex: 2 }}>
      <Box
        role="row"
        aria-rowindex={1}
        sx={{
          display: 'grid',
          gridTemplateColumns: template,
          height,
          boxSizing: 'border-box',
          alignItems: 'center',
          fontSize: 12,
          fontWeight: 600,
          color: 'text.secondary',
          bgcolor: 'background.default',
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        {selection === undefined ? null : (
          <Box role="columnheader" aria-label="Selected">
            <Checkbox
              size="small"
              tabIndex={-1}
              disabled={selection.selected === 0}
              checked={selection.selected > 0 && selection.selected === selection.rowCount}
              indeterminate={selection.selected > 0 && selection.selected < selection.rowCount}
              onChange={selection.onClear}
              slotProps={{ input: { 'aria-label': 'Clear the selection' } }}
              sx={{ p: 1, ml: 1.5 }}
            />
          </Box>
        )}
        {columns.map((column) => {
          const direction = sort?.column === column.id ? sort.direction : undefined;
          return (
            <Box
              key={column.id}
              role="columnheader"
              {...(column.sortable === true ? { 'aria-sort': direction ?? 'none' } : {})}
              sx={{
                px: 3,
                minWidth: 0,
                textAlign: column.align ?? 'start',
                whiteSpace: 'nowrap',
                overflow: 'hidden',
              }}
            >
              {column.sortable === true && onSort !== undefined ? (
                <ButtonBase
                  onClick={() =>
                    onSort({
                      column: column.id,
                      direction: direction === 'ascending' ? 'descending' : 'ascending',
                    })
                  }
                  sx={{
                    font: 'inherit',
                    color: direction === undefined ? 'inherit' : 'text.primary',
                    gap: 1,
                    borderRadius: '4px',
                    height: 24,
                    '&:hover': { color: 'text.primary' },
                  }}
                >
                  {column.header}
                  {direction === undefined ? null : (
                    <Icon path={direction === 'ascending' ? mdiArrowUp : mdiArrowDown} size={13} />
                  )}
                </ButtonBase>
              ) : (
                column.header
              )}
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}
