/** Reads of tags, channels and their history. */
import type Database from 'better-sqlite3';
import type { Channel, Tag, TagChange } from '../../../../contract/registry-tags.ts';
import { sql } from '../../../store/index.ts';
import { findPackage } from '../commands/find-version.ts';
import { type FitVersion, standingOf } from '../meant-versions.ts';
import { speaksFirst, timestampOf } from '../rows.ts';
import { tagPolicy } from '../tag-policy.ts';

interface PointerRow {
  tag: string;
  pinned: number;
  version_id: string;
  version: string;
}

interface ChangeRow {
  sequence: number;
  name: string;
  kind: TagChange['kind'];
  action: TagChange['action'];
  from_version: string | null;
  to_version: string | null;
  actor: string;
  at: number;
  reason: string | null;
}

/** What every tag and channel of a package means now. @throws Refusal NOT_FOUND */
export function listTags(db: Database.Database, { packageId }: { packageId: string }) {
  const pack = findPackage({ db }, packageId);
  const { channels, channelsFrom, immutableTags } = tagPolicy(db, pack.namespace);
  const pointers = sql<PointerRow>(
    db,
    `SELECT tag, pinned, version_id, version FROM dist_tags JOIN versions USING (version_rowid)
     WHERE dist_tags.package_rowid = ? ORDER BY tag`,
  ).all(pack.package_rowid);
  const isChannel = ({ tag }: PointerRow) => tag !== 'latest' && channels.includes(tag);
  return {
    coordinate: `${pack.namespace}/${pack.name}`,
    tags: pointers
      .filter((row) => !isChannel(row))
      .map((row): Tag => {
        const former =
          row.tag === 'latest'
            ? nextLatest(db, pack.package_rowid, row.version_id)
            : standingOf(db, pack.package_rowid, row.tag).former;
        return {
          ...tagOf(row),
          ...formerOf(former),
          ...lastMove(db, pack.package_rowid, row.tag),
        };
      }),
    channels: channels.map((channel): Channel => {
      const row = pointers.find(({ tag }) => tag === channel);
      const { former } = standingOf(db, pack.package_rowid, channel);
      return {
        channel,
        ...(row === undefined ? {} : { versionId: row.version_id, version: row.version }),
        ...formerOf(row && former),
        ...lastMove(db, pack.package_rowid, channel),
      };
    }),
    ...(channelsFrom === undefined ? {} : { channelsFrom }),
    immutableTags: [...immutableTags],
  };
}

function formerOf(former: FitVersion | undefined): Pick<Tag, 'former'> {
  return former === undefined ? {} : { former: { versionId: former.version_id, version: former.version } };
}

/** What the rule of `latest` would choose without the version it means. */
function nextLatest(db: Database.Database, packageRowid: number, without: string): FitVersion | undefined {
  return sql<FitVersion>(
    db,
    `SELECT version_rowid, version_id, version FROM versions
     WHERE package_rowid = ? AND version_id <> ? AND deleted_at IS NULL AND state = 'published'
       AND yanked_reason IS NULL
     ORDER BY ${speaksFirst} LIMIT 1`,
  ).get(packageRowid, without);
}

function tagOf({ tag, pinned, version_id, version }: PointerRow): Tag {
  const automatic = tag === 'latest' && pinned === 0;
  const rule = automatic
    ? 'follows the highest published release'
    : tag === 'latest'
      ? `pinned to ${version}`
      : 'set by hand';
  return { tag, versionId: version_id, version, automatic, rule };
}

function lastMove(
  db: Database.Database,
  packageRowid: number,
  name: string,
): { at?: string; by?: string; reason?: string } {
  const row = sql<ChangeRow>(
    db,
    'SELECT * FROM tag_history WHERE package_rowid = ? AND name = ? ORDER BY sequence DESC LIMIT 1',
  ).get(packageRowid, name);
  if (row === undefined) return {};
  return {
    at: timestampOf(row.at),
    by: row.actor,
    ...(row.reason === null ? {} : { reason: row.reason }),
  };
}

interface HistoryInput {
  packageId: string;
  name?: string | undefined;
  before?: number | undefined;
  limit: number;
}

/** Changes of tags and channels, newest first. @throws Refusal NOT_FOUND */
export function listTagHistory(
  db: Database.Database,
  { packageId, name, before = Number.MAX_SAFE_INTEGER, limit }: HistoryInput,
): { entries: TagChange[]; next?: number } {
  const pack = findPackage({ db }, packageId);
  const rows = sql<ChangeRow>(
    db,
    `SELECT * FROM tag_history WHERE package_rowid = ? ${name === undefined ? '' : 'AND name = ?'} AND sequence < ?
     ORDER BY sequence DESC LIMIT ?`,
  ).all(pack.package_rowid, ...(name === undefined ? [] : [name]), before, limit + 1);
  const entries = rows.slice(0, limit).map(changeOf);
  const last = entries.at(-1);
  return { entries, ...(rows.length > limit && last !== undefined ? { next: last.sequence } : {}) };
}

function changeOf(row: ChangeRow): TagChange {
  return {
    sequence: row.sequence,
    at: timestampOf(row.at),
    actor: row.actor,
    name: row.name,
    kind: row.kind,
    action: row.action,
    ...(row.from_version === null ? {} : { from: row.from_version }),
    ...(row.to_version === null ? {} : { to: row.to_version }),
    ...(row.reason === null ? {} : { reason: row.reason }),
  };
}
