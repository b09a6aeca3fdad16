/** A value that changes and can be watched; the shape `useSyncExternalStore` wants. */
export interface Store<T> {
  get(): T;
  subscribe(listener: () => void): () => void;
}

interface WritableStore<T> extends Store<T> {
  set(value: T): void;
}

/** Hold one value and tell listeners when it becomes a different one. */
export function createStore<T>(initial: T): WritableStore<T> {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set(value) {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
