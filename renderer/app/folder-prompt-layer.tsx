import { lazy, type ReactNode, Suspense } from 'react';
import { useHost, useStore } from './host-context.ts';

const FolderPromptDialog = lazy(() => import('./folder-prompt-dialog.tsx'));

/** Shows the host's question for a folder while there is one. */
export function FolderPromptLayer(): ReactNode {
  const request = useStore(useHost().folderPrompt.request);
  if (request === undefined) return null;
  return (
    <Suspense fallback={null}>
      <FolderPromptDialog request={request} />
    </Suspense>
  );
}
