import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * One function for as long as the component lives, which calls what it was given last: memoized children can take it and are not drawn
 * again for it. For handlers only, not to be called while drawing.
 */
export function useStable<Arguments extends unknown[]>(
  handler: (...given: Arguments) => void,
): (...given: Arguments) => void {
  const latest = useRef(handler);
  useLayoutEffect(() => {
    latest.current = handler;
  });
  return useCallback((...given) => latest.current(...given), []);
}
