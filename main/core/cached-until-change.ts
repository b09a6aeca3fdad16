/** Remembers what a query answered until a committed change of a topic. */
import type { RegistryStore } from './services.ts';

/**
 * A cached `read`, coherent because this process is the only writer and hears of a commit before the writer's caller
 * does. For few keys: nothing is ever dropped but by a change.
 */
export function cachedUntilChange<Key, Value>(
  store: RegistryStore,
  topic: string,
  read: (key: Key) => Promise<Value>,
): (key: Key) => Promise<Value> {
  const known = new Map<Key, Value>();
  let changes = 0;
  store.onChanges((committed) => {
    if (!committed.some((change) => change.topic === topic)) return;
    changes += 1;
    known.clear();
  });
  return async (key) => {
    const value = known.get(key);
    if (value !== undefined) return value;
    const before = changes;
    const fresh = await read(key);
    // A commit during the read may have made the answer old already.
    if (changes === before) known.set(key, fresh);
    return fresh;
  };
}
