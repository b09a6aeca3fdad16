import { lazy, type ReactNode, Suspense } from 'react';

const NamespaceDetails = lazy(() => import('./namespace-details.tsx'));
const MoveNamespaceDialog = lazy(() => import('./move-namespace-dialog.tsx'));
const DeleteNamespaceDialog = lazy(() => import('./delete-namespace-dialog.tsx'));

/** What can be done with a namespace besides choosing it. */
export type NamespaceAct = 'details' | 'create' | 'move' | 'delete';

interface NamespaceDialogsProps {
  open: { act: NamespaceAct; path: string };
  onAct(act: NamespaceAct, path: string): void;
  onClose(): void;
  /** It is at `to` now. */
  onMoved(from: string, to: string): void;
  onDeleted(path: string): void;
}

/** The dialog of what was chosen for a namespace; each is loaded when first asked for. */
export function NamespaceDialogs({
  open,
  onAct,
  onClose,
  onMoved,
  onDeleted,
}: NamespaceDialogsProps): ReactNode {
  const { act, path } = open;
  return (
    <Suspense fallback={null}>
      {act === 'details' ? <NamespaceDetails path={path} onAct={onAct} onClose={onClose} /> : null}
      {act === 'move' ? <MoveNamespaceDialog path={path} onMoved={onMoved} onClose={onClose} /> : null}
      {act === 'delete' ? (
        <DeleteNamespaceDialog path={path} onDeleted={onDeleted} onClose={onClose} />
      ) : null}
    </Suspense>
  );
}
