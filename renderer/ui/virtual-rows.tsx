import Box from '@mui/material/Box';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';

interface VirtualRowsProps<Item> {
  label: string;
  items: readonly Item[];
  itemKey(item: Item): string;
  render(item: Item): ReactNode;
  /** Pixels a row takes before it was measured. */
  estimate(item: Item): number;
  /** The list is as high as its rows, up to this; left out: as high as its container. A CSS length. */
  maxHeight?: string;
}

/** A plain list of any length whose rows have heights of their own and may hold links and buttons. Only what is visible is in the page. */
export function VirtualRows<Item>(props: VirtualRowsProps<Item>): ReactNode {
  const { label, items, itemKey, render, estimate, maxHeight } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const item = items[index];
      return item === undefined ? 0 : estimate(item);
    },
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : itemKey(item);
    },
    overscan: 6,
  });
  const total = virtualizer.getTotalSize();
  return (
    <Box
      ref={scroller}
      tabIndex={0}
      role="group"
      aria-label={label}
      sx={{ overflow: 'auto', '&:focus-visible': { outlineOffset: -2 } }}
      style={maxHeight === undefined ? { height: '100%' } : { height: `min(${total}px, ${maxHeight})` }}
    >
      <ul style={{ height: total, position: 'relative', margin: 0, padding: 0, listStyle: 'none' }}>
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              style={{ position: 'absolute', insetInline: 0, top: 0, transform: `translateY(${start}px)` }}
            >
              {render(item)}
            </li>
          );
        })}
      </ul>
    </Box>
  );
}
