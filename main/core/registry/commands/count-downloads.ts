import { sql, type Transaction } from '../../../store/index.ts';

/** Add to the downloads of versions, by id; one that is gone meanwhile is passed over. */
export function countDownloads(
  { db }: Transaction,
  { counts }: { counts: readonly (readonly [versionId: string, count: number])[] },
): void {
  const add = sql(db, 'UPDATE versions SET downloads = downloads + ? WHERE version_id = ?');
  for (const [versionId, count] of counts) add.run(count, versionId);
}
