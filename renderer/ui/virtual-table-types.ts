import type { ReactNode } from 'react';

export interface Column<Row> {
  id: string;
  header: string;
  /** A CSS grid track: `120px`, `minmax(160px, 2fr)`. */
  width: string;
  align?: 'start' | 'end';
  sortable?: boolean;
  render(row: Row, index: number): ReactNode;
}

export interface Sort {
  column: string;
  direction: 'ascending' | 'descending';
}

export interface VirtualTableProps<Row> {
  /** The accessible name of the table. */
  label: string;
  columns: readonly Column<Row>[];
  /** All rows there are, loaded or not. */
  rowCount: number;
  /** Undefined while a row is not loaded: a skeleton stands in for it. */
  rowAt(index: number): Row | undefined;
  rowKey(row: Row): string;
  /** The rows now visible (first and last index, inclusive): load pages from here. */
  onRange?: ((first: number, last: number) => void) | undefined;
  sort?: Sort | undefined;
  onSort?: ((sort: Sort) => void) | undefined;
  /** The row the keyboard stands on. */
  activeIndex?: number | undefined;
  onActiveIndex?: ((index: number) => void) | undefined;
  /** Multi-select with checkboxes, Shift, Ctrl/Cmd and Space; leave out for a list without selection. */
  selected?: ReadonlySet<string> | undefined;
  onSelected?: ((selected: ReadonlySet<string>) => void) | undefined;
  /** Enter or double click. */
  onOpen?: ((row: Row, index: number) => void) | undefined;
  onContextMenu?: ((row: Row, index: number, position: { x: number; y: number }) => void) | undefined;
  /** Pixels; by default the density the person chose. */
  rowHeight?: number;
}
