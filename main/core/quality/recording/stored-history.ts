/** The history as others read it: what waits is written first, so that every answer includes the present. */
import type { LivePoint, QualityHistory } from '../history/quality-history.ts';
import type { EvidenceStore } from './evidence-store.ts';
import type { Recorder } from './recorder.ts';

export class StoredHistory implements QualityHistory {
  readonly #store: EvidenceStore;
  readonly #recorder: Recorder;

  constructor(store: EvidenceStore, recorder: Recorder) {
    this.#store = store;
    this.#recorder = recorder;
  }

  async points(...[request]: Parameters<QualityHistory['points']>) {
    await this.#recorder.flush();
    return this.#store.query('evidence.points', request);
  }

  async failures(...[request]: Parameters<QualityHistory['failures']>) {
    await this.#recorder.flush();
    return this.#store.query('evidence.failures', request);
  }

  async figures(...[request]: Parameters<QualityHistory['figures']>) {
    await this.#recorder.flush();
    return this.#store.query('evidence.figures', request);
  }

  onPoints(listener: (points: readonly LivePoint[]) => void): Disposable {
    return this.#recorder.live.listen(listener);
  }
}
