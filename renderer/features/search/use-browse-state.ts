import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { type BrowseState, readBrowseState, writeBrowseState } from './browse-state.ts';

export type BrowsePatch = Partial<BrowseState>;

export interface BrowseControl {
  state: BrowseState;
  /** Change parts of the state. `step: true` makes a step the Back button undoes; typing and arrows do not. */
  update(patch: BrowsePatch, options?: { step?: boolean }): void;
}

/** The browse state in the address bar. Updating it from another view goes to the browse view. */
export function useBrowseState(): BrowseControl {
  const [parameters] = useSearchParams();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const here = pathname.startsWith('/browse');
  const state = useMemo(() => readBrowseState(here ? parameters : new URLSearchParams()), [here, parameters]);
  // Several updates may follow each other before the router has rendered the first.
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  }, [state]);
  const update = useCallback(
    (patch: BrowsePatch, options?: { step?: boolean }) => {
      const before = latest.current;
      const reset = patch.query !== undefined && (patch.query === '') !== (before.query === '');
      const merged = { ...before, ...patch };
      const next = reset ? withNaturalSort(merged) : merged;
      latest.current = next;
      navigate(
        { pathname: '/browse', search: writeBrowseState(next).toString() },
        { replace: here && options?.step !== true, preventScrollReset: true },
      );
    },
    [navigate, here],
  );
  return { state, update };
}

/** Starting or ending a search brings back the order that suits it. */
function withNaturalSort(state: BrowseState): BrowseState {
  const { sort, direction } = readBrowseState(new URLSearchParams({ q: state.query }));
  return { ...state, sort, direction };
}
