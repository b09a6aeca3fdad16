/** The version or package a command is about, and whether it may serve. */
import { sql, type Transaction } from '../../../store/index.ts';
import { refuse } from '../../refuse.ts';
import type { PackageRow, VersionRow } from '../rows.ts';

export interface Found {
  row: VersionRow;
  pack: PackageRow;
  /** `namespace/name@version`. */
  subject: string;
}

/** A live version, or with `deleted` one in the trash. @throws Refusal NOT_FOUND */
export function findVersion({ db }: Transaction, versionId: string, deleted = false): Found {
  const row = sql<VersionRow>(db, 'SELECT * FROM versions WHERE version_id = ?').get(versionId);
  if (!row || (row.deleted_at !== null) !== deleted)
    throw refuse.notFound(
      'version',
      versionId,
      deleted ? 'It was not deleted, or the trash was swept.' : 'It may have been deleted meanwhile.',
    );
  const pack = sql<PackageRow>(db, 'SELECT * FROM packages WHERE package_rowid = ?').get(row.package_rowid);
  if (!pack) throw new Error(`version ${versionId} has no package`);
  return { row, pack, subject: `${pack.namespace}/${pack.name}@${row.version}` };
}

/** A package with a live version. @throws Refusal NOT_FOUND */
export function findPackage({ db }: Pick<Transaction, 'db'>, packageId: string): PackageRow {
  const pack = sql<PackageRow>(db, 'SELECT * FROM packages WHERE package_id = ?').get(packageId);
  if (!pack || pack.live_versions === 0) throw refuse.notFound('package', packageId);
  return pack;
}
