/** Paths that a host vouches for, as tokens: a page can name what it was given, never a path of its own choice. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { refuse } from '../refuse.ts';

interface RegisteredSource {
  path: string;
  name: string;
  /** Removed once read: an upload, not the person's own file. */
  temporary: boolean;
}

/** The oldest tokens are forgotten beyond this many. */
const mostTokens = 20_000;

export class SourceRegistry {
  readonly #sources = new Map<string, RegisteredSource>();
  readonly #destinations = new Map<string, string>();
  readonly #held = new Set<string>();

  /** A token for a file or folder to import. */
  register(
    filePath: string,
    options: { name?: string; temporary?: boolean } = {},
  ): { token: string; name: string } {
    const name = options.name ?? path.basename(filePath);
    return {
      token: remember(this.#sources, { path: filePath, name, temporary: options.temporary ?? false }),
      name,
    };
  }

  /** A token for a folder to extract into. */
  registerDestination(folder: string): { token: string; path: string } {
    return { token: remember(this.#destinations, folder), path: folder };
  }

  /** @throws Refusal NOT_FOUND */
  source(token: string): RegisteredSource {
    const found = this.#sources.get(token);
    if (!found) throw refuse.notFound('source', token, 'Drop or choose the file again.');
    return found;
  }

  /** @throws Refusal NOT_FOUND */
  destination(token: string): string {
    const found = this.#destinations.get(token);
    if (!found) throw refuse.notFound('destination', token, 'Choose the folder again.');
    return found;
  }

  /** Paths no sweep may remove: temporary sources, and staged copies that wait to be accepted. */
  pathsInUse(): Set<string> {
    const temporary = [...this.#sources.values()].filter((source) => source.temporary);
    return new Set([...temporary.map((source) => source.path), ...this.#held]);
  }

  /** Keep a staged copy from being swept until it is released. */
  hold(stagedPath: string): void {
    this.#held.add(stagedPath);
  }

  release(stagedPath: string): void {
    this.#held.delete(stagedPath);
  }

  forget(token: string): void {
    this.#sources.delete(token);
  }
}

function remember<T>(map: Map<string, T>, value: T): string {
  const token = randomUUID();
  map.set(token, value);
  if (map.size > mostTokens) {
    const oldest = map.keys().next().value;
    if (oldest !== undefined) map.delete(oldest);
  }
  return token;
}
