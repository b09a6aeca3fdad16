import { type ReactNode, useMemo } from 'react';
import { useHost } from '../../app/host-context.ts';
import { useToast } from '../../ui/toast-context.ts';
import { type Import, ImportContext } from './import-context.ts';

/** Makes `useImport` work below it. */
export function ImportLayer({ children }: { children: ReactNode }): ReactNode {
  const host = useHost();
  const toast = useToast();
  const value = useMemo<Import>(() => {
    const importOffers: Import['importOffers'] = (offers) => {
      for (const { name } of offers) toast.show({ message: `Offered: ${name}`, severity: 'info' });
    };
    const pick = (type: 'files' | 'folder'): void => {
      host.pickSources(type).then(importOffers, toast.error);
    };
    return { importOffers, pickFiles: () => pick('files'), pickFolder: () => pick('folder') };
  }, [host, toast]);
  return <ImportContext value={value}>{children}</ImportContext>;
}
