import { useCallback, useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { type ResolveState, readResolveState, writeResolveState } from './resolve-state.ts';

/** Change parts of the state. `step`: the Back button undoes it. */
export type UpdateResolve = (patch: Partial<ResolveState>, options?: { step?: boolean }) => void;

/** The state of the resolve view, kept in the address bar. */
export function useResolveState(): { state: ResolveState; update: UpdateResolve } {
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const state = useMemo(() => readResolveState(parameters), [parameters]);
  const update = useCallback<UpdateResolve>(
    (patch, options) => {
      // The address is ahead of what was last drawn when two changes follow each other closely.
      const [, search = ''] = window.location.hash.split('?');
      const before = readResolveState(new URLSearchParams(search));
      void navigate(
        { pathname: '/resolve', search: writeResolveState({ ...before, ...patch }).toString() },
        // At once: as a transition it would wait behind whatever else is drawn.
        { replace: options?.step !== true, preventScrollReset: true, flushSync: true },
      );
    },
    [navigate],
  );
  return { state, update };
}
