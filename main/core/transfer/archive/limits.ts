/** How large and how deep an archive may be. Sizes in bytes. */
export interface ArchiveLimits {
  readonly compressedBytes: number;
  readonly unpackedBytes: number;
  readonly entries: number;
  /** Unpacked to compressed; only looked at once `ratioFrom` bytes were unpacked, so small text may pack well. */
  readonly ratio: number;
  readonly ratioFrom: number;
  readonly pathBytes: number;
  /** Sum over all paths: they are held in memory while an archive is walked, and in its list of files. */
  readonly allPathBytes: number;
  readonly depth: number;
}

const mebibyte = 1_048_576;
const gibibyte = 1_024 * mebibyte;

/** The limits of every import, extraction and read. */
export const archiveLimits: ArchiveLimits = {
  compressedBytes: 8 * gibibyte,
  unpackedBytes: 16 * gibibyte,
  entries: 200_000,
  ratio: 200,
  ratioFrom: 64 * mebibyte,
  pathBytes: 1_024,
  allPathBytes: 32 * mebibyte,
  depth: 64,
};
