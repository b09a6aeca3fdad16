/** One action over many things: a few at a time, with progress, a stop, and every failure kept. */
export interface BulkState<Item, Result> {
  total: number;
  done: { item: Item; result: Result }[];
  failed: { item: Item; error: unknown }[];
  finished: boolean;
  stopped: boolean;
}

export interface BulkOptions<Item, Result> {
  items: readonly Item[];
  work(item: Item, signal: AbortSignal): Promise<Result>;
  signal: AbortSignal;
  onState(state: BulkState<Item, Result>): void;
  concurrency?: number;
}

/** Run `work` over all items. After an abort nothing new starts; what runs ends first. Never throws: failures are in the state. */
export async function runMany<Item, Result>(
  options: BulkOptions<Item, Result>,
): Promise<BulkState<Item, Result>> {
  const { items, work, signal, onState, concurrency = 4 } = options;
  const state: BulkState<Item, Result> = {
    total: items.length,
    done: [],
    failed: [],
    finished: false,
    stopped: false,
  };
  const waiting = items[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (const item of waiting) {
      if (signal.aborted) return;
      try {
        state.done.push({ item, result: await work(item, signal) });
      } catch (error) {
        state.failed.push({ item, error });
      }
      onState({ ...state });
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, lane));
  state.finished = true;
  state.stopped = signal.aborted;
  onState({ ...state });
  return state;
}
