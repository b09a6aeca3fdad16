import { lazy, type ReactNode, Suspense, useMemo, useRef, useState } from 'react';
import { type Unlock, UnlockContext } from './unlock-context.ts';
import { withUnlock } from './with-unlock.ts';

const UnlockDialog = lazy(() => import('./unlock-dialog.tsx'));

/** Makes `useUnlock` work below it. Several callers waiting at once share one dialog. */
export function UnlockProvider({ children }: { children: ReactNode }): ReactNode {
  const [open, setOpen] = useState(false);
  const waiting = useRef<((unlocked: boolean) => void)[]>([]);
  const value = useMemo<Unlock>(() => {
    const ask = (): Promise<boolean> =>
      new Promise((resolve) => {
        waiting.current.push(resolve);
        setOpen(true);
      });
    return { ask, withUnlock: (operation) => withUnlock(operation, ask) };
  }, []);
  const answer = (unlocked: boolean): void => {
    setOpen(false);
    for (const resolve of waiting.current.splice(0)) resolve(unlocked);
  };
  return (
    <UnlockContext value={value}>
      {children}
      {open ? (
        <Suspense fallback={null}>
          <UnlockDialog onAnswer={answer} />
        </Suspense>
      ) : null}
    </UnlockContext>
  );
}
