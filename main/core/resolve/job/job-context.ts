/** What a job works with inside its thread. */
import type Database from 'better-sqlite3';
import { sql } from '../../../store/index.ts';
import { Stopped } from '../../threads/index.ts';
import type { CoherentCatalog } from '../catalog/coherent-catalog.ts';
import { PackageCatalog } from '../catalog/package-catalog.ts';

/** Milliseconds between two steps told: more would only fill the queue of the listener. */
const stepEvery = 50;

export class JobContext<Step> {
  readonly db: Database.Database;
  readonly #kept: CoherentCatalog;
  readonly #stop: Int32Array;
  readonly #tell: (step: Step) => void;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(
    db: Database.Database,
    kept: CoherentCatalog,
    stop: SharedArrayBuffer,
    tell: (step: Step) => void,
  ) {
    this.db = db;
    this.#kept = kept;
    this.#stop = new Int32Array(stop);
    this.#tell = tell;
  }

  get stopped(): boolean {
    return Atomics.load(this.#stop, 0) !== 0;
  }

  /** @throws Stopped when the job was cancelled */
  check(): void {
    if (this.stopped) throw new Stopped();
  }

  /** Tell a step, unless one was told just now; `step` is made only when it is told. */
  progress(step: () => Step): void {
    const now = performance.now();
    if (now - this.#toldAt < stepEvery) return;
    this.#toldAt = now;
    this.#tell(step());
  }

  /** Tell a step in any case. */
  tell(step: Step): void {
    this.#tell(step);
  }

  /**
   * Read the registry at one moment. The transaction ends with `work`: while it is open the store's log grows.
   * @param fresh counts that change without a word, such as downloads, are read anew
   */
  reading<Result>(work: (catalog: PackageCatalog) => Result, fresh = false): Result {
    sql(this.db, 'BEGIN').run();
    try {
      return work(fresh ? new PackageCatalog(this.db) : this.#kept.refresh());
    } finally {
      if (this.db.inTransaction) sql(this.db, 'COMMIT').run();
    }
  }
}
