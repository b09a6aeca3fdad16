/** The moments of a start, in milliseconds since the process began. */
export const startupMoments = ['bootAt', 'readyAt', 'shownAt', 'coreReadyAt'] as const;
export type StartupMoment = (typeof startupMoments)[number];

/** Remembers the first time each moment of the start was reached. */
export class StartupMarks {
  readonly #marks = new Map<StartupMoment, number>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Note `moment`; a later one of the same name is ignored, since a second window is no second start. */
  mark(moment: StartupMoment): void {
    if (!this.#marks.has(moment)) this.#marks.set(moment, Math.round(this.#now()));
  }

  /** What was reached so far, in the order it was reached. */
  reached(): Partial<Record<StartupMoment, number>> {
    return Object.fromEntries(this.#marks);
  }
}
