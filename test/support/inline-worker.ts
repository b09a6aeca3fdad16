/** The address of a worker thread given as source, for threads that misbehave as a test wants it. */
export function inlineWorker(source: string): URL {
  return new URL(`data:text/javascript,${encodeURIComponent(source)}`);
}
