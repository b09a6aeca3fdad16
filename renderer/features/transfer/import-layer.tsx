import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useClient, useHost, useStore } from '../../app/host-context.ts';
import { useToast } from '../../ui/toast-context.ts';
import { useUnlock } from '../trust/unlock-context.ts';
import { DropOverlay } from './drop-overlay.tsx';
import { ImportChip } from './import-chip.tsx';
import { type Import, ImportContext } from './import-context.ts';
import { createImportQueue } from './import-queue.ts';
import { useFileDrop } from './use-file-drop.ts';

const ImportDialog = lazy(async () => ({ default: (await import('./import-dialog.tsx')).ImportDialog }));

/** Makes `useImport` work below it: takes drops anywhere on the window and shows what is on its way in. */
export function ImportLayer({ children }: { children: ReactNode }): ReactNode {
  const host = useHost();
  const client = useClient();
  const toast = useToast();
  const { withUnlock } = useUnlock();
  const queue = useMemo(() => createImportQueue({ client, withUnlock }), [client, withUnlock]);
  const items = useStore(queue.items);
  const [open, setOpen] = useState(false);
  useEffect(() => () => queue.clear(), [queue]);

  const hide = useCallback(() => setOpen(false), []);
  const close = useCallback(() => {
    setOpen(false);
    queue.clear();
  }, [queue]);

  const { value, onDrop } = useMemo(() => {
    const send = (upload: Parameters<typeof queue.send>[0]): void => {
      queue.send(upload).then(undefined, toast.error);
      setOpen(true);
    };
    const pick = (type: 'files' | 'folder'): void =>
      send((onProgress, signal) => host.pickSources(type, { onProgress, signal }));
    const importing: Import = {
      importOffers(offers) {
        queue.add(offers);
        setOpen(true);
      },
      pickFiles: () => pick('files'),
      pickFolder: () => pick('folder'),
    };
    const drop = (data: DataTransfer): void =>
      send((onProgress, signal) => host.offerDropped(data, { onProgress, signal }));
    return { value: importing, onDrop: drop };
  }, [host, queue, toast]);
  const dragging = useFileDrop(onDrop);
  return (
    <ImportContext value={value}>
      {children}
      {dragging === undefined ? null : <DropOverlay count={dragging} />}
      {items.length === 0 ? null : open ? (
        <Suspense fallback={null}>
          <ImportDialog queue={queue} items={items} onHide={hide} onClose={close} />
        </Suspense>
      ) : (
        <ImportChip items={items} onOpen={() => setOpen(true)} />
      )}
    </ImportContext>
  );
}
