/** A framed list that scrolls by itself, within a form or question; `maxHeight` in pixels. */
export function shortListStyles(maxHeight: number) {
  return {
    m: 0,
    p: 0,
    listStyle: 'none',
    maxHeight,
    overflow: 'auto',
    border: 1,
    borderColor: 'divider',
    borderRadius: '6px',
  } as const;
}
