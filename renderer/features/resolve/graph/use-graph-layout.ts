import { useEffect, useState } from 'react';
import type { GraphIndex } from './graph-index.ts';
import { type Layout, layoutSliced } from './layout.ts';

/** A graph with places for its nodes; undefined until they are found. The former stays while those of a new graph are looked for. */
export function useGraphLayout(index: GraphIndex): { index: GraphIndex; layout: Layout } | undefined {
  const [placed, setPlaced] = useState<{ index: GraphIndex; layout: Layout }>();
  useEffect(() => {
    const abort = new AbortController();
    layoutSliced(index, abort.signal).then(
      (layout) => setPlaced({ index, layout }),
      // Only ever given up for a newer graph.
      () => undefined,
    );
    return () => abort.abort();
  }, [index]);
  return placed;
}
