import type { Store } from '../../host/store.ts';
import { type ImportItem, newItem } from './import-item.ts';

/** Milliseconds between two drawings of the queue, of a few items and of many: a thousand report their progress at once. */
const frameMs = 50;
const longFrameMs = 150;
const manyItems = 100;

export interface ItemList {
  readonly items: Store<readonly ImportItem[]>;
  add(name: string, token: string | undefined): number;
  get(id: number): ImportItem | undefined;
  /** All items as they are now; readers of `items` may be a frame behind. */
  current(): ImportItem[];
  /** Change an item; unknown ids are ignored, since an item may be gone when its work reports. */
  change(id: number, patch: Partial<ImportItem>): void;
  remove(ids: Iterable<number>): void;
}

/** The items in order. Readers see changes in frames, so that floods of progress stay cheap. */
export function createItemList(): ItemList {
  const items = new Map<number, ImportItem>();
  const listeners = new Set<() => void>();
  let shown: readonly ImportItem[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let nextId = 1;
  const publish = (): void => {
    timer = undefined;
    shown = [...items.values()];
    for (const listener of [...listeners]) listener();
  };
  const touch = (): void => {
    timer ??= setTimeout(publish, items.size > manyItems ? longFrameMs : frameMs);
  };
  /** What the person does must show at once. */
  const publishNow = (): void => {
    clearTimeout(timer);
    publish();
  };
  return {
    items: {
      get: () => shown,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    add(name, token) {
      const id = nextId;
      nextId += 1;
      items.set(id, newItem(id, name, token));
      touch();
      return id;
    },
    get: (id) => items.get(id),
    current: () => [...items.values()],
    change(id, patch) {
      const item = items.get(id);
      if (item === undefined) return;
      items.set(id, { ...item, ...patch });
      if (patch.draft === undefined) touch();
      else publishNow();
    },
    remove(ids) {
      for (const id of ids) items.delete(id);
      publishNow();
    },
  };
}
