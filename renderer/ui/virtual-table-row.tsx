import Checkbox from '@mui/material/Checkbox';
import Skeleton from '@mui/material/Skeleton';
import { type HTMLAttributes, memo, type ReactNode } from 'react';
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

// Rows of which only some are in the page cannot be table elements; the grid around them holds the focus and takes the keys for all.
const asCell = { role: 'gridcell' } as const;

function TableRow<Row>(props: VirtualTableRowProps<Row>): ReactNode {
  const { id, index, top, height, template, columns, row, active, checked, actions } = props;
  const asRow: HTMLAttributes<HTMLDivElement> = {
    role: 'row',
    'aria-rowindex': index + 2,
    'aria-selected': checked ?? active,
    onClick: (event) =>
      actions.press(index, { toggle: event.ctrlKey || event.metaKey, range: event.shiftKey }),
    onDoubleClick: () => {
      if (row !== undefined) actions.open(row, index);
    },
    onContextMenu: (event) => {
      if (row === undefined) return;
      if (actions.menu(row, index, { x: event.clientX, y: event.clientY })) event.preventDefault();
    },
  };
  return (
    <div
      {...asRow}
      id={id}
      className="row"
      data-active={active ? '' : undefined}
      style={{ transform: `translateY(${top}px)`, height, gridTemplateColumns: template }}
    >
      {checked === undefined ? null : (
        <RowCheckbox index={index} checked={checked} disabled={row === undefined} check={actions.check} />
      )}
      {columns.map((column) => (
        <div {...asCell} key={column.id} className={column.align === 'end' ? 'cell end' : 'cell'}>
          {row === undefined ? <Skeleton width="70%" /> : column.render(row, index)}
        </div>
      ))}
    </div>
  );
}

interface RowCheckboxProps {
  index: number;
  checked: boolean;
  disabled: boolean;
  check: RowActions<never>['check'];
}

/** Apart, since it stays the same while the rows of one answer follow those of another. */
const RowCheckbox = memo(function RowCheckbox({
  index,
  checked,
  disabled,
  check,
}: RowCheckboxProps): ReactNode {
  return (
    <div {...asCell}>
      <Checkbox
        size="small"
        tabIndex={-1}
        checked={checked}
        disabled={disabled}
        onClick={(event) => {
          event.stopPropagation();
          check(index, event.shiftKey);
        }}
        onChange={() => undefined}
        slotProps={{ input: { 'aria-label': `Select row ${index + 1}` } }}
        sx={{ p: 1, ml: 1.5 }}
      />
    </div>
  );
});

/** One row of a virtual table; drawn again only when something of its own changed. */
export const VirtualTableRow: typeof TableRow = memo(TableRow) as typeof TableRow;

/** What rows and cells look like, set once on the table: styled elements by the hundred would be felt with every key press. */
export const rowStyles = {
  '& .row': {
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
  },
  '& .row:hover': { bgcolor: 'action.hover' },
  '& .row[aria-selected="true"]': { bgcolor: 'action.selected' },
  '& .row[data-active]': {
    bgcolor: 'action.selected',
    boxShadow: 'inset 2px 0 0 var(--hyper-palette-primary-main)',
  },
  '& .row > .cell': {
    px: 3,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '& .row > .end': { textAlign: 'end' },
} as const;
