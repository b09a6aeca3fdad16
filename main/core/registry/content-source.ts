/** Where the bytes of stored content are read from. */
import type { Services } from '../services.ts';
import type { ContentSource } from '../transfer/index.ts';
import type { ContentLocation } from './queries/version-queries.ts';

/** Inline bytes, or the path of the content file. */
export function contentSourceOf(
  { store }: Pick<Services, 'store'>,
  location: ContentLocation,
): ContentSource {
  if (location.bytes) return { bytes: location.bytes };
  if (location.tier === 'inline') throw new Error(`inline content ${location.digest} has no bytes`);
  return { path: store.blobs.pathOf(location.digest, location.tier) };
}
