import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import type { Host } from '../host/host.ts';
import { App } from './app.tsx';
import { BootSkeleton } from './boot-skeleton.tsx';
import { useStore } from './host-context.ts';
import { useBoot } from './use-boot.ts';

const BootFailed = lazy(() => import('./boot-failed.tsx'));
const SignedOut = lazy(() => import('./signed-out.tsx'));
const Unreachable = lazy(() => import('./unreachable.tsx'));

/** From the first paint to the running application: skeleton, then the application or a screen that explains. */
export function Boot({ host: pending }: { host: Promise<Host> }): ReactNode {
  const [host, setHost] = useState<Host>();
  useEffect(() => {
    void pending.then(setHost);
  }, [pending]);
  return host === undefined ? (
    <BootSkeleton />
  ) : (
    <Suspense fallback={<BootSkeleton />}>
      <BootScreen host={host} />
    </Suspense>
  );
}

function BootScreen({ host }: { host: Host }): ReactNode {
  const { answer, again } = useBoot();
  const problem = useStore(host.problem);
  const state = answer?.state;
  // While the core opens, the frame of the application is drawn already; its calls wait.
  const isAllowed = useStore(host.connection) === 'open' || state === 'opening' || state === 'ready';
  // Dialled at once, and again when a failed start was mended: the host answers as soon as the core is open.
  useEffect(() => {
    if (state === undefined || state === 'ready') host.connect();
  }, [host, state]);
  useEffect(() => {
    if (problem === 'boot-failed') again();
  }, [problem, again]);

  if (problem === 'unauthorized' || state === 'unauthorized') return <SignedOut />;
  if (answer?.state === 'failed') return <BootFailed problem={answer.problem} onRetried={again} />;
  if (isAllowed) return <App host={host} />;
  if (state === 'unreachable') return <Unreachable />;
  return <BootSkeleton />;
}
