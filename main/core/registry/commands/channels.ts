/** Promotion: a version goes through the channels of its namespace in order, and a channel can go back. */
import semver from 'semver';
import type { TagMove } from '../../../../contract/registry-tags.ts';
import { sql, type Transaction } from '../../../store/index.ts';
import { refuse } from '../../refuse.ts';
import { standingOf } from '../meant-versions.ts';
import { summaryOf } from '../rows.ts';
import { tagPolicy } from '../tag-policy.ts';
import { type Found, findPackage, findVersion } from './find-version.ts';
import { answerOf, finishMove, requireFit, requireMovable } from './pointer-rules.ts';
import { kindOf, movePointer, type Pointer, pointerOf } from './pointers.ts';

interface Promotion {
  reason?: string | undefined;
  /** Go on although a rule of promotion speaks against it; takes a reason. */
  force: boolean;
}

/**
 * Into the channel named, else the stage after the highest it is in.
 * @throws Refusal INVALID_STATE when it cannot serve, has arrived, or breaks a rule without `force`; INVALID_INPUT
 */
export function promote(
  transaction: Transaction,
  input: Promotion & { versionId: string; to?: string | undefined },
): TagMove {
  const { db } = transaction;
  const found = findVersion(transaction, input.versionId);
  requireFit(found, `promote ${found.subject}`);
  const { channels } = tagPolicy(db, found.pack.namespace);
  const channel = input.to ?? nextChannel(transaction, found, channels);
  if (channel === 'latest')
    throw refuse.input(
      'latest is no channel: it follows the highest published release by itself.',
      [{ field: 'to', message: `one of ${channels.filter((name) => name !== 'latest').join(', ')}` }],
      `To pin it to this version: hyper version tag ${found.subject} latest.`,
    );
  if (!channels.includes(channel))
    throw refuse.input(`There is no channel ${channel} in ${found.pack.namespace}.`, [
      { field: 'to', message: `one of ${channels.join(', ')}` },
    ]);
  return moveIntoChannel(transaction, found, channel, input);
}

/** Let a channel mean a version that may serve, when the rules allow it or a reason is given to break them. */
export function moveIntoChannel(
  transaction: Transaction,
  found: Found,
  channel: string,
  { reason, force }: Promotion,
): TagMove {
  const { db } = transaction;
  const { pack, row, subject } = found;
  const before = pointerOf(db, pack.package_rowid, channel);
  if (before?.version_id === row.version_id)
    throw refuse.state(`${subject} is in ${channel} already.`, channel, 'Nothing needs to be done.');
  requireMovable(db, pack, channel);
  const problems = problemsOf(transaction, found, channel, before);
  if (problems.length > 0 && !force)
    throw refuse.state(
      problems.join(' '),
      'channel-rules',
      'Go through the stages in order, or go on nevertheless with --force and a reason.',
    );
  if (problems.length > 0 && reason === undefined)
    throw refuse.input(`${problems.join(' ')} A reason is needed to go on.`, [
      { field: 'reason', message: 'why the rules are broken; the history keeps it' },
    ]);
  const kind = movePointer(transaction, {
    pack,
    name: channel,
    action: 'promoted',
    from: before,
    to: row,
    reason,
  });
  finishMove(transaction, pack, channel, { from: before, to: row, reason });
  return answerOf(channel, kind, summaryOf(row), before);
}

/** What speaks against it: all of it, in sentences. */
function problemsOf(
  transaction: Transaction,
  found: Found,
  channel: string,
  before: Pointer | undefined,
): string[] {
  const { row, pack, subject } = found;
  const { channels } = tagPolicy(transaction.db, pack.namespace);
  const stage = channels.indexOf(channel);
  const problems: string[] = [];
  const reached = Math.max(-1, ...stagesOf(transaction, found, channels));
  if (reached < stage - 1)
    problems.push(
      `${subject} skips ${channels.slice(reached + 1, stage).join(', ')}: the order is ${channels.join(', ')}.`,
    );
  if (stage > 0 && stage === channels.length - 1 && semver.prerelease(row.version) !== null)
    problems.push(`${row.version} is a pre-release, and ${channel} is the most stable channel.`);
  if (before !== undefined && semver.lt(row.version, before.version))
    problems.push(`${channel} means ${before.version}, which is higher; to go back there is rollback.`);
  return problems;
}

/** The stage after the highest it is in now, else after the highest it was ever in. */
function nextChannel(transaction: Transaction, found: Found, channels: readonly string[]): string {
  const here = channels.findLastIndex(
    (channel) =>
      pointerOf(transaction.db, found.pack.package_rowid, channel)?.version_id === found.row.version_id,
  );
  if (here === channels.length - 1)
    throw refuse.state(
      `${found.subject} is in ${channels[here] ?? ''}, the last channel.`,
      channels[here] ?? '',
      'Nothing needs to be done.',
    );
  const reached = here >= 0 ? here : Math.max(-1, ...stagesOf(transaction, found, channels));
  return channels[Math.min(reached + 1, channels.length - 1)] ?? '';
}

/** Stages the version is in or went through. */
function stagesOf({ db }: Transaction, { row, pack }: Found, channels: readonly string[]): number[] {
  return sql<{ name: string }>(
    db,
    'SELECT DISTINCT name FROM tag_history WHERE package_rowid = ? AND to_version_id = ?',
  )
    .all(pack.package_rowid, row.version_id)
    .map(({ name }) => channels.indexOf(name));
}

/** Back to what a channel, or a tag, meant before. @throws Refusal INVALID_STATE when there is nothing to go back to */
export function rollback(
  transaction: Transaction,
  input: { packageId: string; channel: string; reason?: string | undefined },
): TagMove {
  const { db } = transaction;
  const { channel, reason } = input;
  const pack = findPackage(transaction, input.packageId);
  const subject = `${pack.namespace}/${pack.name}@${channel}`;
  if (channel === 'latest')
    throw refuse.state(
      `latest of ${pack.namespace}/${pack.name} follows the highest published release.`,
      'automatic',
      'Pin it to the version wanted: hyper version tag.',
    );
  const { now, former } = standingOf(db, pack.package_rowid, channel);
  if (now === undefined || former === undefined)
    throw refuse.state(
      now === undefined
        ? `${subject} means no version.`
        : `${subject} meant nothing before ${now.version} that can still serve.`,
      kindOf(db, pack.namespace, channel),
      'See hyper version history, promote another version, or take it away with hyper version untag.',
    );
  requireMovable(db, pack, channel);
  const move = { pack, name: channel, action: 'rolled-back', from: now, to: former, reason } as const;
  const kind = movePointer(transaction, move);
  finishMove(transaction, pack, channel, move);
  return answerOf(channel, kind, summaryOf(findVersion(transaction, former.version_id).row), now);
}
