import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import Skeleton from '@mui/material/Skeleton';
import { memo, type ReactNode } from 'react';
import type { Column } from './virtual-table-types.ts';

/** What a row can ask of its table. */
export interface RowActions<Row> {
  press(index: number, modifiers: { toggle: boolean; range: boolean }): void;
  check(index: number, shift: boolean): void;
  open(row: Row, index: number): void;
  /** false: the table has no menu, the browser's own may open. */
  menu(row: Row, index: number, position: { x: number; y: number }): boolean;
}

interface VirtualTableRowProps<Row> {
  id: string;
  index: number;
  /** Pixels from the top of the body. */
  top: number;
  height: number;
  template: string;
  columns: readonly Column<Row>[];
  row: Row | undefined;
  active: boolean;
  /** Undefined: the table has no selection. */
  checked: boolean | undefined;
  actions: RowActions<Row>;
}

function TableRow<Row>(props: VirtualTableRowProps<Row>): ReactNode {
  const { id, index, top, height, template, columns, row, active, checked, actions } = props;
  return (
    <Box
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={checked ?? active}
      data-active={active ? '' : undefined}
      onClick={(event) =>
        actions.press(index, { toggle: event.ctrlKey || event.metaKey, range: event.shiftKey })
      }
      onDoubleClick={() => {
        if (row !== undefined) actions.open(row, index);
      }}
      onContextMenu={(event) => {
        if (row === undefined) return;
        if (actions.menu(row, index, { x: event.clientX, y: event.clientY })) event.preventDefault();
      }}
      style={{ transform: `translateY(${top}px)`, height, gridTemplateColumns: template }}
      sx={rowStyles}
    >
      {checked === undefined ? null : (
        <Box role="gridcell">
          <Checkbox
            size="small"
            tabIndex={-1}
            checked={checked}
            disabled={row === undefined}
            onClick={(event) => {
              event.stopPropagation();
              actions.check(index, event.shiftKey);
            }}
            onChange={() => undefined}
            slotProps={{ input: { 'aria-label': `Select row ${index + 1}` } }}
            sx={{ p: 1, ml: 1.5 }}
          />
        </Box>
      )}
      {columns.map((column) => (
        <Box role="gridcell" key={column.id} className={column.align === 'end' ? 'cell end' : 'cell'}>
          {row === undefined ? <Skeleton width="70%" /> : column.render(row, index)}
        </Box>
      ))}
    </Box>
  );
}

/** One row of a virtual table; drawn again only when something of its own changed. */
export const VirtualTableRow: typeof TableRow = memo(TableRow) as typeof TableRow;

const rowStyles = {
  position: 'absolute',
  insetInline: 0,
  top: 0,
  display: 'grid',
  alignItems: 'center',
  boxSizing: 'border-box',
  borderBottom: 1,
  borderColor: 'divider',
  cursor: 'default',
  contain: 'layout style',
  '&:hover': { bgcolor: 'action.hover' },
  '&[aria-selected="true"]': { bgcolor: 'action.selected' },
  '&[data-active]': {
    bgcolor: 'action.selected',
    boxShadow: 'inset 2px 0 0 var(--hyper-palette-primary-main)',
  },
  '& > .cell': { px: 3, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& > .end': { textAlign: 'end' },
} as const;
