/** What alerts look at in one moment. Each thing is read once, however many rules ask for it. */
import type { WindowFigures } from '../../history/quality-history.ts';

/** Where it comes from; times in milliseconds since the epoch. */
export interface AlertSources {
  /** Milliseconds since the epoch; never less than before. */
  now(): number;
  figures(range: { from: number; to: number }): Promise<readonly WindowFigures[]>;
  /** Signals nobody looked after, by process. */
  openSignals(): Promise<Readonly<Record<string, number>>>;
  /** Samples that could not be recorded since the start. */
  lost(): number;
  /** The goal for durations of a process, milliseconds. */
  goalOf(process: string): number;
}

export interface Look {
  readonly now: number;
  /** Of every process, over a window that ends now; it is widened to whole minutes. */
  figures(window: number): Promise<readonly WindowFigures[]>;
  openSignals(): Promise<Readonly<Record<string, number>>>;
  /** Samples lost in the window. */
  lost(window: number): number;
  goalOf(process: string): number;
}

/** Losses remembered, each a moment at which the count had risen. */
const mostLosses = 1_000;

/** Looks at the same sources again and again, and remembers when samples were lost. */
export class Looker {
  readonly #sources: AlertSources;
  readonly #losses: { readonly at: number; readonly total: number }[] = [];

  constructor(sources: AlertSources) {
    this.#sources = sources;
  }

  look(): Look {
    const { figures, openSignals, goalOf } = this.#sources;
    const now = this.#sources.now();
    const windows = new Map<number, Promise<readonly WindowFigures[]>>();
    let signals: ReturnType<typeof openSignals> | undefined;
    this.#noteLosses(now);
    return {
      now,
      figures: (window) => {
        const known = windows.get(window) ?? figures({ from: now - window, to: now + 1 });
        windows.set(window, known);
        return known;
      },
      openSignals: () => {
        signals ??= openSignals();
        return signals;
      },
      lost: (window) => this.#lostSince(now - window),
      goalOf,
    };
  }

  #noteLosses(now: number): void {
    const total = this.#sources.lost();
    if (total > (this.#losses.at(-1)?.total ?? 0)) this.#losses.push({ at: now, total });
    if (this.#losses.length > mostLosses) this.#losses.shift();
  }

  #lostSince(from: number): number {
    const before = this.#losses.findLast(({ at }) => at < from)?.total ?? 0;
    return (this.#losses.at(-1)?.total ?? 0) - before;
  }
}
