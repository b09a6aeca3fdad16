import { useCallback, useState } from 'react';

const prefix = 'hyper.';

/** State of the look alone (sizes, collapsed or not) that this window's storage keeps; numbers and booleans. */
export function useRemembered<T extends number | boolean>(name: string, initial: T): [T, (value: T) => void] {
  const key = `${prefix}${name}`;
  const [value, setValue] = useState<T>(() => read(key, initial));
  const remember = useCallback(
    (next: T) => {
      setValue(next);
      localStorage.setItem(key, JSON.stringify(next));
    },
    [key],
  );
  return [value, remember];
}

function read<T extends number | boolean>(key: string, initial: T): T {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isSameType(stored, initial) ? stored : initial;
  } catch {
    return initial;
  }
}

function isSameType<T>(value: unknown, example: T): value is T {
  return typeof value === typeof example && (typeof value !== 'number' || Number.isFinite(value));
}
