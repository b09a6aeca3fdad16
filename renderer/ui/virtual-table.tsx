import Box from '@mui/material/Box';
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import { useRowHeight } from './density.ts';
import { changeSelection, nextIndex } from './list-navigation.ts';
import { VirtualTableHead } from './virtual-table-head.tsx';
import { type RowActions, rowStyles, VirtualTableRow } from './virtual-table-row.tsx';
import type { VirtualTableProps } from './virtual-table-types.ts';

const headHeight = 36;

/**
 * A table of any length: only what is visible is in the page, rows may arrive later, the whole is one tab stop.
 * Clicks, arrows, Home, End and the page keys move; the checkboxes, Space, Shift and Ctrl/Cmd select; Enter opens.
 * Moving leaves the selection alone: looking at a row is not choosing it.
 */
export function VirtualTable<Row>(props: VirtualTableProps<Row>): ReactNode {
  const { label, columns, rowCount, rowAt, rowKey, activeIndex, selected, onSelected } = props;
  const densityHeight = useRowHeight();
  const rowHeight = props.rowHeight ?? densityHeight;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const anchor = useRef<number>(undefined);
  const selectable = onSelected !== undefined;

  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    paddingStart: headHeight,
    scrollPaddingStart: headHeight,
    // The active row stays in the page even when scrolled away, so that aria-activedescendant never dangles.
    rangeExtractor: useCallback(
      (range: Range) => {
        const visible = defaultRangeExtractor(range);
        if (activeIndex === undefined || activeIndex >= range.count || visible.includes(activeIndex))
          return visible;
        return [...visible, activeIndex].sort((a, b) => a - b);
      },
      [activeIndex],
    ),
  });
  // `rowHeight` is read by estimateSize: the sizes it gave before are measured anew when the density changes.
  useEffect(() => {
    if (rowHeight > 0) virtualizer.measure();
  }, [virtualizer, rowHeight]);

  const range = virtualizer.range;
  const { onRange } = props;
  const first = range?.startIndex;
  const last = range?.endIndex;
  useEffect(() => {
    if (first !== undefined && last !== undefined && rowCount > 0)
      onRange?.(first, Math.min(last, rowCount - 1));
  }, [onRange, first, last, rowCount]);

  const keyAt = (index: number): string | undefined => {
    const row = rowAt(index);
    return row === undefined ? undefined : rowKey(row);
  };
  const select = (index: number, modifiers: { toggle: boolean; range: boolean }): void => {
    const change = changeSelection(selected ?? new Set(), anchor.current, index, modifiers, keyAt);
    anchor.current = change.anchor;
    onSelected?.(change.selected);
  };
  const moveTo = (index: number): void => {
    props.onActiveIndex?.(index);
    virtualizer.scrollToIndex(index, { align: 'auto' });
  };

  const latest = useRef<RowActions<Row>>(undefined);
  useLayoutEffect(() => {
    latest.current = {
      press(index, modifiers) {
        props.onActiveIndex?.(index);
        if (selectable && (modifiers.toggle || modifiers.range)) select(index, modifiers);
        else anchor.current = index;
      },
      check(index, shift) {
        props.onActiveIndex?.(index);
        select(index, { toggle: true, range: shift });
      },
      open: (row, index) => props.onOpen?.(row, index),
      menu(row, index, position) {
        props.onContextMenu?.(row, index, position);
        return props.onContextMenu !== undefined;
      },
    };
  });
  // Rows are memoized: what they call must stay the same object while what it does follows the latest props.
  const actions = useMemo<RowActions<Row>>(
    () => ({
      press: (...args) => latest.current?.press(...args),
      check: (...args) => latest.current?.check(...args),
      open: (...args) => latest.current?.open(...args),
      menu: (...args) => latest.current?.menu(...args) ?? false,
    }),
    [],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget) return;
    const command = event.ctrlKey || event.metaKey;
    const pageRows = Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1;
    const target = command ? undefined : nextIndex(event.key, activeIndex, rowCount, pageRows);
    if (target !== undefined) {
      event.preventDefault();
      if (event.shiftKey && selectable) {
        anchor.current ??= activeIndex ?? target;
        select(target, { toggle: false, range: true });
      } else anchor.current = target;
      moveTo(target);
      return;
    }
    if (selectable && command && event.key === 'a') {
      event.preventDefault();
      const keys = Array.from({ length: rowCount }, (_, index) => keyAt(index)).filter(
        (key) => key !== undefined,
      );
      onSelected(new Set(keys));
    }
    if (selectable && event.key === 'Escape' && (selected?.size ?? 0) > 0) {
      event.preventDefault();
      onSelected(new Set());
    }
    if (activeIndex === undefined) return;
    const row = rowAt(activeIndex);
    if (row === undefined) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      props.onOpen?.(row, activeIndex);
    }
    if (event.key === ' ') {
      event.preventDefault();
      if (selectable) select(activeIndex, { toggle: true, range: false });
    }
  };

  const template = [...(selectable ? ['40px'] : []), ...columns.map(({ width }) => width)].join(' ');
  const minWidth = leastWidth(template);
  const items = virtualizer.getVirtualItems();
  const activeRowId =
    activeIndex !== undefined && activeIndex < rowCount ? `${id}-${activeIndex}` : undefined;
  return (
    <Box
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.length + (selectable ? 1 : 0)}
      aria-multiselectable={selectable}
      aria-activedescendant={activeRowId}
      onKeyDown={onKeyDown}
      sx={{
        height: '100%',
        overflow: 'auto',
        position: 'relative',
        fontSize: 13,
        bgcolor: 'background.paper',
        ...rowStyles,
        '&:focus-visible': { outlineOffset: -2 },
        '&:not(:focus-visible):not(:focus-within) [data-active]': { boxShadow: 'none' },
      }}
    >
      <VirtualTableHead
        columns={columns}
        template={template}
        minWidth={minWidth}
        height={headHeight}
        sort={props.sort}
        onSort={props.onSort}
        selection={
          selectable
            ? { selected: selected?.size ?? 0, rowCount, onClear: () => onSelected(new Set()) }
            : undefined
        }
      />
      <Box
        role="rowgroup"
        style={{ height: virtualizer.getTotalSize() - headHeight, position: 'relative', minWidth }}
      >
        {items.map((item) => (
          <VirtualTableRow
            key={item.key}
            id={`${id}-${item.index}`}
            index={item.index}
            top={item.start - headHeight}
            height={rowHeight}
            template={template}
            columns={columns}
            row={rowAt(item.index)}
            active={item.index === activeIndex}
            checked={selectable ? (selected?.has(keyAt(item.index) ?? '') ?? false) : undefined}
            actions={actions}
          />
        ))}
      </Box>
    </Box>
  );
}

/** The least width in pixels of a grid template: of `120px` 120, of `minmax(160px, 2fr)` 160. Narrower, the table scrolls sideways. */
export function leastWidth(template: string): number {
  const tracks = template.matchAll(/minmax\(\s*([\d.]+)px[^)]*\)|([\d.]+)px/gu);
  return [...tracks].reduce((sum, [, least, exact]) => sum + Number(least ?? exact), 0);
}
