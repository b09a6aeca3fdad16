/** Where a key moves the cursor of a list; undefined for keys a list does not use. Without rows there is nowhere to go. */
export function nextIndex(
  key: string,
  index: number | undefined,
  count: number,
  pageRows: number,
): number | undefined {
  if (count === 0) return undefined;
  const from = index ?? -1;
  const targets: Record<string, number> = {
    ArrowDown: from + 1,
    ArrowUp: index === undefined ? count - 1 : from - 1,
    PageDown: from + Math.max(1, pageRows),
    PageUp: from - Math.max(1, pageRows),
    Home: 0,
    End: count - 1,
  };
  const target = targets[key];
  return target === undefined ? undefined : Math.min(count - 1, Math.max(0, target));
}

interface SelectionChange {
  selected: ReadonlySet<string>;
  /** Where the next Shift range begins. */
  anchor: number;
}

/**
 * The usual rules of lists: a plain step selects that row alone, Ctrl/Cmd toggles it, Shift takes everything between the anchor and
 * it. Rows that are not loaded have no key and are left out.
 */
export function changeSelection(
  selected: ReadonlySet<string>,
  anchor: number | undefined,
  index: number,
  modifiers: { toggle: boolean; range: boolean },
  keyAt: (index: number) => string | undefined,
): SelectionChange {
  if (modifiers.range && anchor !== undefined) {
    const next = new Set(modifiers.toggle ? selected : []);
    for (let at = Math.min(anchor, index); at <= Math.max(anchor, index); at += 1) {
      const key = keyAt(at);
      if (key !== undefined) next.add(key);
    }
    return { selected: next, anchor };
  }
  const key = keyAt(index);
  if (key === undefined) return { selected, anchor: index };
  if (!modifiers.toggle) return { selected: new Set([key]), anchor: index };
  const next = new Set(selected);
  if (!next.delete(key)) next.add(key);
  return { selected: next, anchor: index };
}
