/** Which versions a lockfile names that were given up. */
import type Database from 'better-sqlite3';
import type { Deprecation } from '../../../../../contract/registry.ts';
import { lockfile as lockfileSchema } from '../../../../../contract/resolution.ts';
import { sql } from '../../../../store/index.ts';
import { currentNamespace } from '../../../registry/index.ts';

export interface LockedUse {
  /** `namespace/name`, as it is now. */
  target: string;
  version: string;
  /** The reason it was yanked for. */
  yanked?: string;
  deprecated?: Deprecation;
}

/** Undefined: this is no lockfile. */
export function lockfileUses(
  db: Database.Database,
  { bytes }: { bytes: Uint8Array },
): LockedUse[] | undefined {
  const parsed = lockfileSchema.safeParse(jsonOf(bytes));
  if (!parsed.success) return undefined;
  const find = sql<{ yanked_reason: string | null; deprecated: string | null }>(
    db,
    `SELECT yanked_reason, deprecated FROM packages JOIN versions USING (package_rowid)
     WHERE namespace = ? AND name = ? AND version = ? AND deleted_at IS NULL AND state = 'published'`,
  );
  return Object.entries(parsed.data.packages).flatMap(([coordinate, { version }]): LockedUse[] => {
    const slash = coordinate.lastIndexOf('/');
    const namespace = currentNamespace(db, coordinate.slice(0, slash));
    const name = coordinate.slice(slash + 1);
    const row = find.get(namespace, name, version);
    const use = { target: `${namespace}/${name}`, version };
    if (row && row.yanked_reason !== null) return [{ ...use, yanked: row.yanked_reason }];
    return row && row.deprecated !== null
      ? [{ ...use, deprecated: JSON.parse(row.deprecated) as Deprecation }]
      : [];
  });
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}
