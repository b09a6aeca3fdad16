import { useCallback, useState } from 'react';

/** Runs what a form sends: whether it is under way, what it failed with, whether it went well. */
export function useSubmit(): {
  busy: boolean;
  failure: unknown;
  done: boolean;
  submit(send: () => Promise<void>): Promise<void>;
} {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [done, setDone] = useState(false);
  const submit = useCallback(async (send: () => Promise<void>) => {
    setBusy(true);
    setFailure(undefined);
    setDone(false);
    try {
      await send();
      setDone(true);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }, []);
  return { busy, failure, done, submit };
}
