/** What the fault tests look at when a core is open again: is everything that belongs together still together? */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { checkIndex } from '../../main/core/search/index.ts';
import { verifyAuditChain } from '../../main/store/index.ts';
import { rawDatabase } from '../unit/core/test-core.ts';

interface Blob {
  digest: string;
  tier: 'inline' | 'file' | 'large';
  reference_count: number;
  bytes: Buffer | null;
}

/** Content files below a home: path by digest. */
export function contentFiles(home: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const folder of ['blobs', 'large']) {
    const root = path.join(home, folder);
    for (const entry of readFolder(root))
      if (entry.isFile()) files.set(`sha256:${entry.name}`, path.join(entry.parentPath, entry.name));
  }
  return files;
}

function readFolder(root: string) {
  try {
    return readdirSync(root, { recursive: true, withFileTypes: true });
  } catch {
    return [];
  }
}

/** Everything derived or counted in a home equals what it is derived from; fails otherwise. */
export function expectSound(home: string, options: { orphans: boolean } = { orphans: false }): void {
  const db = rawDatabase(home);
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(verifyAuditChain(db)).toMatchObject({ intact: true });
    expect(checkIndex(db).problems).toEqual([]);
    const files = contentFiles(home);
    const blobs = db.prepare('SELECT digest, tier, reference_count, bytes FROM blobs').all() as Blob[];
    const counted = db
      .prepare('SELECT content_digest, count(*) FROM versions GROUP BY content_digest')
      .raw()
      .all();
    const references = new Map(counted as [string, number][]);
    expect(new Map(blobs.map((blob) => [blob.digest, blob.reference_count]))).toEqual(references);
    for (const blob of blobs) {
      const bytes = blob.bytes ?? readFileSync(files.get(blob.digest) ?? `missing ${blob.digest}`);
      expect(`sha256:${createHash('sha256').update(bytes).digest('hex')}`).toBe(blob.digest);
    }
    const known = new Set(blobs.filter(({ tier }) => tier !== 'inline').map(({ digest }) => digest));
    if (!options.orphans) expect([...files.keys()].filter((digest) => !known.has(digest))).toEqual([]);
    expect(pools(db)).toEqual(recomputedPools(db));
    expect(
      db
        .prepare(
          `SELECT namespace || '/' || name FROM packages WHERE live_versions <>
            (SELECT count(*) FROM versions WHERE versions.package_rowid = packages.package_rowid AND deleted_at IS NULL)`,
        )
        .pluck()
        .all(),
    ).toEqual([]);
    expect(documents(db)).toEqual(livePackages(db));
  } finally {
    db.close();
  }
}

type Raw = ReturnType<typeof rawDatabase>;

function pools(db: Raw): unknown[] {
  return db
    .prepare(
      'SELECT path, used_bytes AS bytes, used_versions AS versions, used_packages AS packages FROM namespaces ORDER BY path',
    )
    .all();
}

function recomputedPools(db: Raw): unknown[] {
  return db
    .prepare(
      `SELECT path,
         coalesce((SELECT sum(content_size) FROM versions JOIN packages USING (package_rowid)
           WHERE deleted_at IS NULL AND (namespace = path OR namespace GLOB path || '.*')), 0) AS bytes,
         (SELECT count(*) FROM versions JOIN packages USING (package_rowid)
           WHERE deleted_at IS NULL AND (namespace = path OR namespace GLOB path || '.*')) AS versions,
         (SELECT count(*) FROM packages
           WHERE live_versions > 0 AND (namespace = path OR namespace GLOB path || '.*')) AS packages
       FROM namespaces ORDER BY path`,
    )
    .all();
}

function documents(db: Raw): unknown[] {
  return db.prepare('SELECT package_rowid FROM search_documents ORDER BY 1').pluck().all();
}

function livePackages(db: Raw): unknown[] {
  return db.prepare('SELECT package_rowid FROM packages WHERE live_versions > 0 ORDER BY 1').pluck().all();
}

/** A small disk of its own: a tmpfs of `megabytes`. Undefined, with the reason printed, where none can be mounted. */
export function mountDisk(
  megabytes: number,
): ({ path: string; remount(options: string): void } & Disposable) | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), 'hyper-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'tmpfs', folder], {
      stdio: 'pipe',
    });
  } catch (error) {
    console.warn(`skipped: no tmpfs can be mounted here (${error instanceof Error ? error.message : error})`);
    rmSync(folder, { recursive: true });
    return undefined;
  }
  return {
    path: folder,
    remount: (options) => void execFileSync('mount', ['-o', `remount,${options}`, folder], { stdio: 'pipe' }),
    [Symbol.dispose]: () => {
      execFileSync('umount', ['-l', folder], { stdio: 'pipe' });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
