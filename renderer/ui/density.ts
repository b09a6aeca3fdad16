import { useSyncExternalStore } from 'react';
import type { Preferences } from '../../contract/settings.ts';

const listeners = new Set<() => void>();

/** Rows are this many pixels high at each density. */
const rowHeights: Record<Preferences['density'], number> = { comfortable: 40, compact: 32 };

/** Set the density of all tables; the style sheet follows through an attribute of the document. */
export function setDensity(density: Preferences['density']): void {
  document.documentElement.dataset.density = density;
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The height of a table row in pixels at the chosen density. */
export function useRowHeight(): number {
  return useSyncExternalStore(subscribe, () =>
    document.documentElement.dataset.density === 'compact' ? rowHeights.compact : rowHeights.comfortable,
  );
}
