import { useEffect, useEffectEvent, useState } from 'react';

/**
 * Files dragged over the window: how many (0 when the platform does not say), undefined when none. `onDrop` runs inside the drop event,
 * the only moment at which the dragged items can be read.
 */
export function useFileDrop(onDrop: (data: DataTransfer) => void): number | undefined {
  const [count, setCount] = useState<number>();
  const dropped = useEffectEvent(onDrop);
  useEffect(() => {
    // Enter and leave events come for every element passed: only their balance tells whether the pointer is inside.
    let depth = 0;
    const enter = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth += 1;
      setCount(event.dataTransfer?.items.length ?? 0);
    };
    const leave = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setCount(undefined);
    };
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      dropped(event.dataTransfer);
    };
    // Something on the page may take the drop for itself; the overlay goes all the same.
    const end = (): void => {
      depth = 0;
      setCount(undefined);
    };
    const abort = new AbortController();
    const { signal } = abort;
    window.addEventListener('dragenter', enter, { signal });
    window.addEventListener('dragleave', leave, { signal });
    window.addEventListener('dragover', over, { signal });
    window.addEventListener('drop', end, { signal, capture: true });
    window.addEventListener('drop', drop, { signal });
    return () => abort.abort();
  }, []);
  return count;
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}
