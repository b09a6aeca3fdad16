/** The status of all processes, made once for everybody who watches the same span. */
import type { QualityStatus } from '../../../../contract/quality-status.ts';
import type { Span } from '../../../../contract/quality-words.ts';
import { pause } from '../engine/retry.ts';
import type { Quality } from '../quality.ts';
import { summarise } from './process-summary.ts';

/** Milliseconds between two looks of a watcher; within them others are answered the same. */
const everyMs = 2_000;
const sharedMs = 500;

export class StatusFeed {
  readonly #quality: Quality;
  readonly #known = new Map<Span, { at: number; status: Promise<QualityStatus> }>();

  constructor(quality: Quality) {
    this.#quality = quality;
  }

  status(span: Span): Promise<QualityStatus> {
    const status = this.#make(span);
    this.#known.set(span, { at: performance.now(), status });
    return status;
  }

  /** A status at once and then every two seconds, while something differs. */
  async *watch(span: Span, signal: AbortSignal): AsyncGenerator<QualityStatus> {
    let before = '';
    while (!signal.aborted) {
      const status = await this.#shared(span);
      const text = JSON.stringify(status);
      if (text !== before) yield status;
      before = text;
      // Aborted is ended, not failed.
      await pause(everyMs, signal).catch(() => undefined);
    }
  }

  #shared(span: Span): Promise<QualityStatus> {
    const known = this.#known.get(span);
    return known && performance.now() - known.at < sharedMs ? known.status : this.status(span);
  }

  async #make(span: Span): Promise<QualityStatus> {
    const { evidence, settings, recorder, ports } = this.#quality;
    const [signals, processes] = await Promise.all([
      ports.openSignals(),
      // Evidence that cannot be read is told by the state of recording; the rest is answered all the same.
      evidence('evidence.status', { span, now: recorder.now() }).catch(() => []),
    ]);
    const summaries = processes.map((status) => summarise(status, signals[status.process] ?? 0));
    return {
      span,
      processes: summaries.sort((a, b) => (a.process < b.process ? -1 : 1)),
      targets: settings.sets.all,
      recording: recorder.status(),
      firing: ports.firing(),
      openSignals: Object.values(signals).reduce((sum, count) => sum + count, 0),
    };
  }
}
