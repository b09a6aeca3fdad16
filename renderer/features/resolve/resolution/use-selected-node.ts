import { useEffect, useRef, useState } from 'react';
import type { UpdateResolve } from './use-resolve-state.ts';

/** Milliseconds of rest before the address follows: a walk along edges is one step, not one a key. */
const restMs = 250;

/**
 * The selected node, kept here and told to the address a little later, which draws the whole view anew. What the address says by other
 * means (Back, a link) counts at once.
 */
export function useSelectedNode(
  address: string | undefined,
  update: UpdateResolve,
): [string | undefined, (key: string | undefined) => void] {
  const [selected, setSelected] = useState(address);
  const told = useRef(address);
  useEffect(() => {
    if (told.current === address) return;
    told.current = address;
    setSelected(address);
  }, [address]);
  useEffect(() => {
    if (selected === told.current) return undefined;
    const timer = setTimeout(() => {
      told.current = selected;
      update({ node: selected });
    }, restMs);
    // Gone to another view, the address is no longer ours.
    return () => clearTimeout(timer);
  }, [selected, update]);
  return [selected, setSelected];
}
