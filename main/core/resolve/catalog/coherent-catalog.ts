/** A catalog that is kept between jobs: what changed since the last one is read anew. */
import type Database from 'better-sqlite3';
import { sql } from '../../../store/index.ts';
import { PackageCatalog } from './package-catalog.ts';

/** Packages kept; beyond that it starts afresh, for they are some kilobytes each. */
const most = 150_000;

/** What happens to namespaces without a change to what their packages are called or bound to. */
const harmless: ReadonlySet<string> = new Set(['namespace.created', 'namespace.updated', 'namespace.quota']);

interface Change {
  sequence: number;
  topic: string;
  type: string;
  subject: string;
  package_id: string | null;
}

export class CoherentCatalog {
  readonly #db: Database.Database;
  readonly #catalog: PackageCatalog;
  #sequence: number | undefined;

  constructor(db: Database.Database) {
    this.#db = db;
    this.#catalog = new PackageCatalog(db);
  }

  /**
   * The catalog as of this moment; to be called inside the read transaction that the job reads in. Every committed
   * change is a row of the outbox, so that what the rows since the last call name is all there is to forget.
   */
  refresh(): PackageCatalog {
    const bounds = sql<{ first: number | null; last: number | null }>(
      this.#db,
      'SELECT min(sequence) AS first, max(sequence) AS last FROM outbox',
    ).get();
    const last = bounds?.last ?? 0;
    const since = this.#sequence;
    this.#sequence = last;
    if (since === undefined || since === last) return this.#catalog;
    const missed = last < since || (bounds?.first ?? 0) > since + 1 || this.#catalog.size > most;
    if (missed) this.#catalog.clear();
    else this.#forgetSince(since);
    return this.#catalog;
  }

  #forgetSince(since: number): void {
    const changes = sql<Change>(
      this.#db,
      'SELECT sequence, topic, type, subject, package_id FROM outbox WHERE sequence > ?',
    );
    for (const { topic, type, subject, package_id } of changes.iterate(since)) {
      if (topic === 'namespace' && !harmless.has(type)) {
        this.#catalog.clear();
        return;
      }
      if (topic !== 'version') continue;
      if (package_id !== null) this.#catalog.forget(package_id);
      const at = subject.indexOf('@');
      this.#catalog.forgetAbsent(at < 0 ? subject : subject.slice(0, at));
    }
  }
}
