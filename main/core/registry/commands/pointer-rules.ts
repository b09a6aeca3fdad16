/** What holds for every move of a tag or channel, and what is told after it. */
import type Database from 'better-sqlite3';
import type { VersionSummary } from '../../../../contract/registry.ts';
import type { TagMove } from '../../../../contract/registry-tags.ts';
import { sql, type Transaction } from '../../../store/index.ts';
import { refuse } from '../../refuse.ts';
import type { FitVersion } from '../meant-versions.ts';
import type { PackageRow } from '../rows.ts';
import { tagPolicy } from '../tag-policy.ts';
import type { Found } from './find-version.ts';
import { refreshPackage } from './refresh-package.ts';

/** @throws Refusal INVALID_STATE for what no name may mean: drafts, archived, yanked or tampered versions */
export function requireFit({ row, subject }: Found, act: string): void {
  const no = (state: string, help: string) => refuse.state(`Cannot ${act}: it is ${state}.`, state, help);
  if (row.state === 'draft') throw no('a draft', 'Publish it first.');
  if (row.state === 'archived') throw no('archived', 'Restore it first, or choose another version.');
  if (row.yanked_reason !== null)
    throw no(`yanked (${row.yanked_reason})`, 'Choose another version, or take the yank back first.');
  if (row.signature === 'tampered')
    throw no('tampered', `Import ${subject} again from its source before anybody is led to it.`);
}

/** @throws Refusal POLICY_DENIED for a name that stays where it was first set */
export function requireMovable(db: Database.Database, pack: PackageRow, name: string): void {
  if (!tagPolicy(db, pack.namespace).immutableTags.includes(name)) return;
  const first = sql<{ to_version: string }>(
    db,
    `SELECT to_version FROM tag_history WHERE package_rowid = ? AND name = ? AND to_version IS NOT NULL
     ORDER BY sequence LIMIT 1`,
  ).get(pack.package_rowid, name);
  if (first === undefined) return;
  throw refuse.policy([
    {
      policy: pack.namespace,
      rule: 'immutableTags',
      message: `${name} was set to ${first.to_version} and stays there`,
    },
  ]);
}

interface Moved {
  from: Pick<FitVersion, 'version'> | undefined;
  to: Pick<FitVersion, 'version'> | undefined;
  reason: string | undefined;
}

/** After a person moved a name: the audit row, the time of the package, search and `latest`. */
export function finishMove(
  transaction: Transaction,
  pack: PackageRow,
  name: string,
  { from, to, reason }: Moved,
): void {
  const { db, context } = transaction;
  sql(db, 'UPDATE packages SET updated_at = ? WHERE package_rowid = ?').run(context.at, pack.package_rowid);
  refreshPackage(transaction, pack.package_rowid);
  const version = to ?? from;
  transaction.audit({
    subject: `${pack.namespace}/${pack.name}${version === undefined ? '' : `@${version.version}`}`,
    packageId: pack.package_id,
    detail: {
      tag: name,
      ...(from === undefined ? {} : { from: from.version }),
      ...(to === undefined ? {} : { to: to.version }),
      ...(reason === undefined ? {} : { reason }),
    },
  });
}

/** The answer to every move. */
export function answerOf(
  name: string,
  kind: TagMove['kind'],
  version: VersionSummary | undefined,
  before: FitVersion | undefined,
): TagMove {
  const replaced = before === undefined || before.version_id === version?.versionId ? undefined : before;
  return {
    name,
    kind,
    ...(version === undefined ? {} : { version }),
    ...(replaced === undefined
      ? {}
      : { replaced: { versionId: replaced.version_id, version: replaced.version } }),
    ...(version?.deprecated === undefined
      ? {}
      : { warning: `${version.version} is deprecated: ${version.deprecated.reason}` }),
  };
}
