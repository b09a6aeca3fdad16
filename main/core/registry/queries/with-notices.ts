/** Search knows whether a version is yanked or deprecated; why is asked only of the few that are. */
import type Database from 'better-sqlite3';
import type { Deprecation } from '../../../../contract/registry.ts';
import type { Hit, SearchOutput } from '../../../../contract/search.ts';
import { sql } from '../../../store/index.ts';

interface NoticeRow {
  deprecated: string | null;
  yanked_reason: string | null;
}

/** Adds reasons, replacements and removal dates to the hits that warn. */
export function withNotices(db: Database.Database, answer: SearchOutput): SearchOutput {
  const hits = answer.hits.map((hit) =>
    hit.deprecated || hit.yanked ? { ...hit, ...noticeOf(db, hit) } : hit,
  );
  return { ...answer, hits };
}

function noticeOf(db: Database.Database, { versionId }: Hit): Pick<Hit, 'deprecation' | 'yankReason'> {
  const row = sql<NoticeRow>(db, 'SELECT deprecated, yanked_reason FROM versions WHERE version_id = ?').get(
    versionId,
  );
  return {
    ...(row === undefined || row.deprecated === null
      ? {}
      : { deprecation: JSON.parse(row.deprecated) as Deprecation }),
    ...(row === undefined || row.yanked_reason === null ? {} : { yankReason: row.yanked_reason }),
  };
}
