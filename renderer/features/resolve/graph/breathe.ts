/** Milliseconds of work after which the page gets a chance to draw and to listen. */
const sliceMs = 8;

/**
 * Work in slices: `await breathe()` between steps goes on at once while the slice lasts, and after it lets the page have its turn. Timers
 * would wait four milliseconds or more each time. Rejects with the reason of an abort.
 */
export function createBreathing(signal: AbortSignal, slice = sliceMs): () => Promise<void> {
  let until = performance.now() + slice;
  return async () => {
    if (performance.now() < until) return;
    await nextTask();
    signal.throwIfAborted();
    until = performance.now() + slice;
  };
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
