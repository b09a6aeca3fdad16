/** Versions read by coordinate, kept on the core's thread until a committed change touches their package. */
import type { VersionDetail } from '../../../contract/registry.ts';
import type { RegistryStore } from '../services.ts';

/** Coordinates kept; beyond that the cache starts afresh. */
const most = 10_000;

/**
 * Coherent, not merely fresh: this process is the only writer, and the store tells of a commit before it answers the
 * write, so nobody who saw a write acknowledged can read what was before it.
 */
export class VersionCache {
  readonly #store: RegistryStore;
  readonly #details = new Map<string, VersionDetail>();
  readonly #coordinates = new Map<string, Set<string>>();
  #commits = 0;

  constructor(store: RegistryStore) {
    this.#store = store;
    store.onChanges((changes) => {
      this.#commits += 1;
      for (const { topic, type, packageId } of changes) {
        // A namespace that moves, or begins anew where one moved away, changes what coordinates mean.
        const readdressed = type === 'namespace.moved' || type === 'namespace.forwarding';
        if (topic === 'key' || topic === 'trust-root' || readdressed) this.#clear();
        else if (packageId !== undefined) this.#forget(packageId);
      }
    });
  }

  /** @throws Refusal NOT_FOUND, INVALID_INPUT */
  async get(coordinate: string): Promise<VersionDetail> {
    const known = this.#details.get(coordinate);
    if (known) return known;
    const before = this.#commits;
    const detail = await this.#store.read('registry.get', { coordinate });
    // A commit during the read may have made the answer old already.
    if (this.#commits === before) this.#keep(coordinate, detail);
    return detail;
  }

  #keep(coordinate: string, detail: VersionDetail): void {
    if (this.#details.size >= most) this.#clear();
    this.#details.set(coordinate, detail);
    const coordinates = this.#coordinates.get(detail.packageId) ?? new Set();
    this.#coordinates.set(detail.packageId, coordinates.add(coordinate));
  }

  #forget(packageId: string): void {
    for (const coordinate of this.#coordinates.get(packageId) ?? []) this.#details.delete(coordinate);
    this.#coordinates.delete(packageId);
  }

  #clear(): void {
    this.#details.clear();
    this.#coordinates.clear();
  }
}
