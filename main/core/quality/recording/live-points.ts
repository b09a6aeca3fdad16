/** Tells listeners of points as they are recorded, a tenth of a second of them at a time. */
import type { LivePoint } from '../history/quality-history.ts';

const batchMs = 100;

export class LivePoints {
  readonly #listeners = new Set<(points: readonly LivePoint[]) => void>();
  #points: LivePoint[] = [];
  #timer: NodeJS.Timeout | undefined;

  /** Costs nothing while nobody listens. */
  tell(point: LivePoint): void {
    if (this.#listeners.size === 0) return;
    this.#points.push(point);
    this.#timer ??= setTimeout(() => this.#send(), batchMs).unref();
  }

  listen(listener: (points: readonly LivePoint[]) => void): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) };
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#listeners.clear();
  }

  #send(): void {
    this.#timer = undefined;
    const points = this.#points;
    this.#points = [];
    for (const listener of [...this.#listeners]) listener(points);
  }
}
