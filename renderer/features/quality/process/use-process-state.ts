import { useCallback, useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { type ProcessState, readProcessState, writeProcessState } from './process-state.ts';

/** Change parts of the state. `step`: the Back button undoes it. */
export type UpdateProcess = (patch: Partial<ProcessState>, options?: { step?: boolean }) => void;

/** The state of the page of a process, kept in the address bar. */
export function useProcessState(process: string): { state: ProcessState; update: UpdateProcess } {
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const state = useMemo(() => readProcessState(parameters), [parameters]);
  const update = useCallback<UpdateProcess>(
    (patch, options) => {
      // The address is ahead of what was last drawn when two changes follow each other closely.
      const [, search = ''] = window.location.hash.split('?');
      const before = readProcessState(new URLSearchParams(search));
      void navigate(
        {
          pathname: `/quality/${process}`,
          search: writeProcessState({ ...before, ...patch }).toString(),
        },
        { replace: options?.step !== true, preventScrollReset: true, flushSync: true },
      );
    },
    [navigate, process],
  );
  return { state, update };
}
