/** Tags a person sets and takes away. */
import type { TagMove } from '../../../../contract/registry-tags.ts';
import { sql, type Transaction } from '../../../store/index.ts';
import { InvalidCoordinate, validateTag } from '../../identity/index.ts';
import { refuse } from '../../refuse.ts';
import { summaryOf } from '../rows.ts';
import { tagPolicy } from '../tag-policy.ts';
import { moveIntoChannel } from './channels.ts';
import { findPackage, findVersion } from './find-version.ts';
import { answerOf, finishMove, requireFit, requireMovable } from './pointer-rules.ts';
import { movePointer, pointerOf } from './pointers.ts';

/** Names a package can have at once. */
const mostTags = 100;

interface SetTag {
  versionId: string;
  tag: string;
  reason?: string | undefined;
  force: boolean;
}

/** @throws Refusal INVALID_INPUT for a name that is none, INVALID_STATE for a version that cannot serve, POLICY_DENIED */
export function setTag(transaction: Transaction, input: SetTag): TagMove {
  const { db } = transaction;
  const name = tagName(input.tag);
  const found = findVersion(transaction, input.versionId);
  requireFit(found, `tag ${found.subject} as ${name}`);
  if (name !== 'latest' && tagPolicy(db, found.pack.namespace).channels.includes(name))
    return moveIntoChannel(transaction, found, name, input);
  const { pack, row } = found;
  const before = pointerOf(db, pack.package_rowid, name);
  const settled = before?.version_id === row.version_id && (name !== 'latest' || before.pinned === 1);
  // A script that is run again asks for nothing new.
  if (settled) return answerOf(name, 'tag', summaryOf(row), before);
  requireMovable(db, pack, name);
  requireRoom(transaction, pack.package_rowid, name);
  const kind = movePointer(transaction, {
    pack,
    name,
    action: name === 'latest' ? 'pinned' : 'set',
    from: before,
    to: row,
    reason: input.reason,
  });
  finishMove(transaction, pack, name, { from: before, to: row, reason: input.reason });
  return answerOf(name, kind, summaryOf(row), before);
}

/** Take a tag or channel away; a pinned `latest` follows its rule again. @throws Refusal NOT_FOUND, INVALID_STATE */
export function removeTag(
  transaction: Transaction,
  input: { packageId: string; tag: string; reason?: string | undefined },
): TagMove {
  const { db } = transaction;
  const { tag: name, reason } = input;
  const pack = findPackage(transaction, input.packageId);
  const before = pointerOf(db, pack.package_rowid, name);
  if (before === undefined)
    throw refuse.notFound('tag', `${pack.namespace}/${pack.name}@${name}`, 'hyper version tags lists them.');
  if (name === 'latest' && before.pinned === 0)
    throw refuse.state(
      `latest of ${pack.namespace}/${pack.name} follows the highest published release; it cannot be taken away.`,
      'automatic',
      'Pin it to a version with hyper version tag, or leave it as it is.',
    );
  requireMovable(db, pack, name);
  const action = name === 'latest' ? 'released' : 'removed';
  const kind = movePointer(transaction, { pack, name, action, from: before, to: undefined, reason });
  finishMove(transaction, pack, name, { from: before, to: undefined, reason });
  const after = name === 'latest' ? pointerOf(db, pack.package_rowid, name) : undefined;
  return answerOf(name, kind, after && summaryOf(findVersion(transaction, after.version_id).row), before);
}

/** @throws Refusal INVALID_INPUT */
function tagName(text: string): string {
  try {
    return validateTag(text);
  } catch (error) {
    if (!(error instanceof InvalidCoordinate)) throw error;
    throw refuse.input(error.message, [{ field: 'tag', message: 'a word such as beta or lts-2026' }]);
  }
}

function requireRoom({ db }: Transaction, packageRowid: number, name: string): void {
  const others = sql<{ count: number }>(
    db,
    'SELECT count(*) AS count FROM dist_tags WHERE package_rowid = ? AND tag <> ?',
  ).get(packageRowid, name);
  if ((others?.count ?? 0) < mostTags) return;
  throw refuse.state(`It has ${mostTags} tags already.`, 'full', 'Take one away first: hyper version untag.');
}
