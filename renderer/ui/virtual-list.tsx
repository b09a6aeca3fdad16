import Box from '@mui/material/Box';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { nextIndex } from './list-navigation.ts';

interface VirtualListProps<Item> {
  label: string;
  items: readonly Item[];
  itemKey(item: Item): string;
  render(item: Item, active: boolean): ReactNode;
  /** Pixels, the same for every item. */
  itemHeight: number;
  activeIndex: number | undefined;
  onActiveIndex(index: number): void;
  /** Enter or click. */
  onOpen?: ((item: Item) => void) | undefined;
  /** The last loaded item came near: load more. */
  onEnd?: (() => void) | undefined;
}

/** A listbox of any length, one tab stop, moved by arrows, Home, End and the page keys. */
export function VirtualList<Item>(props: VirtualListProps<Item>): ReactNode {
  const { label, items, itemKey, render, itemHeight, activeIndex, onActiveIndex, onOpen, onEnd } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => itemHeight,
    overscan: 8,
  });
  const last = virtualizer.range?.endIndex ?? 0;
  useEffect(() => {
    if (items.length > 0 && last >= items.length - 10) onEnd?.();
  }, [last, items.length, onEnd]);
  useEffect(() => {
    if (activeIndex !== undefined) virtualizer.scrollToIndex(activeIndex, { align: 'auto' });
  }, [activeIndex, virtualizer]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const pageRows = Math.floor((scroller.current?.clientHeight ?? 0) / itemHeight) - 1;
    const target = nextIndex(event.key, activeIndex, items.length, pageRows);
    if (target !== undefined) {
      event.preventDefault();
      onActiveIndex(target);
    }
    const active = activeIndex === undefined ? undefined : items[activeIndex];
    if (event.key === 'Enter' && active !== undefined) onOpen?.(active);
  };
  return (
    <Box
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={activeIndex === undefined ? undefined : `${id}-${activeIndex}`}
      onKeyDown={onKeyDown}
      sx={{ height: '100%', overflow: 'auto', '&:focus-visible': { outlineOffset: -2 } }}
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <Box
              key={itemKey(item)}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === activeIndex}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              onClick={() => {
                onActiveIndex(index);
                onOpen?.(item);
              }}
              style={{ transform: `translateY(${start}px)`, height: itemHeight }}
              sx={{
                position: 'absolute',
                insetInline: 0,
                top: 0,
                boxSizing: 'border-box',
                cursor: 'default',
                '&:hover': { bgcolor: 'action.hover' },
                '&[aria-selected="true"]': { bgcolor: 'action.selected' },
              }}
            >
              {render(item, index === activeIndex)}
            </Box>
          );
        })}
      </div>
    </Box>
  );
}
