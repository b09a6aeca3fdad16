/** Inspected sources that wait to be accepted. Nothing of them is stored; their staged copies go when they do. */
import { rm } from 'node:fs/promises';
import { refuse } from '../refuse.ts';
import type { Inspection } from './inspect.ts';
import type { SourceRegistry } from './source-registry.ts';

/** Milliseconds an import waits for its person. */
const lifetime = 6 * 60 * 60 * 1_000;
const most = 5_000;

interface Pending {
  inspection: Inspection;
  expiresAt: number;
}

export class PendingImports implements AsyncDisposable {
  readonly #pending = new Map<string, Pending>();
  readonly #sources: SourceRegistry;

  constructor(sources: SourceRegistry) {
    this.#sources = sources;
  }

  /** Keep an inspection; returns the id it is accepted by. */
  add(inspection: Inspection): string {
    const importId = crypto.randomUUID();
    this.#sources.hold(inspection.stagedPath);
    this.#pending.set(importId, { inspection, expiresAt: Date.now() + lifetime });
    this.#expire();
    return importId;
  }

  /** @throws Refusal NOT_FOUND */
  get(importId: string): Inspection {
    const found = this.#pending.get(importId);
    if (!found)
      throw refuse.notFound(
        'import',
        importId,
        'It was accepted, discarded or has expired. Import the file again.',
      );
    return found.inspection;
  }

  /** Take it out to store it; the caller owns the staged file now. @throws Refusal NOT_FOUND */
  take(importId: string): Inspection {
    const inspection = this.get(importId);
    this.#pending.delete(importId);
    return inspection;
  }

  /** Put back what could not be stored, under its id. */
  putBack(importId: string, inspection: Inspection): void {
    this.#pending.set(importId, { inspection, expiresAt: Date.now() + lifetime });
  }

  async discard(importId: string): Promise<boolean> {
    const found = this.#pending.get(importId);
    if (!found) return false;
    this.#pending.delete(importId);
    await this.removeStaged(found.inspection);
    return true;
  }

  /** The staged copy of an inspection is not needed any more. */
  async removeStaged({ stagedPath }: Inspection): Promise<void> {
    this.#sources.release(stagedPath);
    await rm(stagedPath, { force: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#pending.keys()].map((importId) => this.discard(importId)));
  }

  #expire(): void {
    const now = Date.now();
    for (const [importId, { expiresAt }] of this.#pending)
      if (expiresAt < now || this.#pending.size > most) void this.discard(importId);
  }
}
