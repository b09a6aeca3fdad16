import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { type BrowseState, readBrowseState, writeBrowseState } from './browse-state.ts';

export type BrowsePatch = Partial<BrowseState>;

export interface BrowseControl {
  state: BrowseState;
  /** Change parts of the state. `step: true` makes a step the Back button undoes; typing and arrows do not. `typed`: the search field knows already. */
  update(patch: BrowsePatch, options?: { step?: boolean; typed?: boolean }): void;
}

/** The browse state in the address bar. Updating it from another view goes to the browse view. */
export function useBrowseState(): BrowseControl {
  const [parameters] = useSearchParams();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const here = pathname.startsWith('/browse');
  const state = useMemo(() => readBrowseState(here ? parameters : new URLSearchParams()), [here, parameters]);
  const update = useCallback(
    (patch: BrowsePatch, options?: { step?: boolean; typed?: boolean }) => {
      const before = stateInAddress();
      const reset = patch.query !== undefined && (patch.query === '') !== (before.query === '');
      const merged = { ...before, ...patch };
      const next = reset ? withNaturalSort(merged) : merged;
      navigate(
        { pathname: '/browse', search: writeBrowseState(next).toString() },
        {
          replace: here && options?.step !== true,
          preventScrollReset: true,
          // What the person does must show before anything else is drawn.
          flushSync: true,
          state: { typed: options?.typed === true },
        },
      );
    },
    [navigate, here],
  );
  return { state, update };
}

/** What the address bar holds now: while typing it is ahead of what was last drawn. */
function stateInAddress(): BrowseState {
  const [path = '', search = ''] = window.location.hash.slice(1).split('?');
  return readBrowseState(new URLSearchParams(path.startsWith('/browse') ? search : ''));
}

/** Starting or ending a search brings back the order that suits it. */
function withNaturalSort(state: BrowseState): BrowseState {
  const { sort, direction } = readBrowseState(new URLSearchParams({ q: state.query }));
  return { ...state, sort, direction };
}
