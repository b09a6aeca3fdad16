/** The rows a person has marked in a list, with the habits of file managers: click, Ctrl+click, Shift+click, Ctrl+A. */
export interface Selection {
  ids: ReadonlySet<string>;
  /** Where a Shift range starts. */
  anchor: string | undefined;
}

export const emptySelection: Selection = { ids: new Set(), anchor: undefined };

/** Mark or unmark one row. */
export function toggleOne(selection: Selection, id: string): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id };
}

/** Mark every row between the anchor and `id`, keeping what was marked. `order` is the list as shown. */
export function selectRange(selection: Selection, id: string, order: readonly string[]): Selection {
  const to = order.indexOf(id);
  const from = selection.anchor === undefined ? to : order.indexOf(selection.anchor);
  if (to < 0) return selection;
  const start = from < 0 ? to : Math.min(from, to);
  const end = from < 0 ? to : Math.max(from, to);
  const ids = new Set(selection.ids);
  for (const each of order.slice(start, end + 1)) ids.add(each);
  return { ids, anchor: selection.anchor ?? id };
}

/** Mark all rows, or none when all are marked. */
export function toggleAll(selection: Selection, order: readonly string[]): Selection {
  const all = order.length > 0 && order.every((id) => selection.ids.has(id));
  return all ? emptySelection : { ids: new Set(order), anchor: selection.anchor };
}

/** Forget marked rows that the list no longer holds. The same object comes back when nothing changes. */
export function keepKnown(selection: Selection, order: readonly string[]): Selection {
  const known = new Set(order);
  const kept = [...selection.ids].filter((id) => known.has(id));
  if (kept.length === selection.ids.size) return selection;
  return { ids: new Set(kept), anchor: selection.anchor };
}
