import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from 'react';

/** How the person last touched the list: the table reports where the cursor went, not how it got there. */
export type RowInput = 'click' | 'arrow' | 'extend';

/** Handlers for the element around the table, and what was seen last. */
export function useRowInput() {
  const last = useRef<RowInput>('click');
  return useMemo(
    () => ({
      last,
      handlers: {
        onPointerDownCapture(event: PointerEvent) {
          const extends_ = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
          const onCheckbox = event.target instanceof HTMLInputElement;
          last.current = extends_ || onCheckbox ? 'extend' : 'click';
        },
        onKeyDownCapture(event: KeyboardEvent) {
          last.current = event.shiftKey || event.ctrlKey || event.metaKey ? 'extend' : 'arrow';
        },
      },
    }),
    [],
  );
}
