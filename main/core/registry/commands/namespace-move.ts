/** Moves a namespace with everything below it, in one transaction; old coordinates lead to the new ones. */
import type { MoveProblem, NamespaceMove } from '../../../../contract/registry-namespaces.ts';
import { sql, type Transaction } from '../../../store/index.ts';
import { namespaceAncestors } from '../../identity/index.ts';
import { refuse } from '../../refuse.ts';
import { moveToNamespace } from '../../search/index.ts';
import { rejudgeNamespace } from '../../trust/index.ts';
import { joins, type MoveInput, type MovePlan, type Step } from '../move-plan.ts';
import { parentOf } from '../namespace-row.ts';
import { formerNamespaces } from '../queries/namespace-forwarding.ts';
import { describeMove, planMove } from '../queries/plan-move.ts';
import { dropForwarding, recordMoves, recountNamed } from './namespace-forwarding.ts';
import { ensureNamespace } from './namespaces.ts';
import { refreshPackage } from './refresh-package.ts';

/**
 * @throws Refusal NOT_FOUND; INVALID_INPUT with everything that stands in the way, POLICY_DENIED when that is
 *   settings of the target alone
 */
export function moveNamespace(transaction: Transaction, input: MoveInput): NamespaceMove {
  const { db } = transaction;
  const plan = planMove(db, input);
  if (plan.problems.length > 0) throw refusal(plan);
  const answer = describeMove(db, plan, false);
  const paths = new Map(plan.steps.map(({ row, to }) => [row.path, to]));
  const replaced = dropForwarding(transaction, neededPaths(plan));
  ensureParent(transaction, plan.to);
  for (const step of plan.steps) placeNamespace(transaction, step);
  movePackages(transaction, paths);
  movePools(transaction, plan);
  for (const path of paths.keys()) sql(db, 'DELETE FROM namespaces WHERE path = ?').run(path);
  recordMoves(transaction, paths);
  for (const step of plan.steps) recountMoved(transaction, step);
  rejudgeNamespace(transaction, refreshPackage, plan.to);
  const { problems: _problems, namespaces: _namespaces, dryRun: _dryRun, ...detail } = answer;
  transaction.audit({
    subject: plan.from,
    detail: { ...detail, ...(replaced.length > 0 ? { replaced } : {}) },
  });
  transaction.emit({ topic: 'namespace', type: 'namespace.moved', subject: plan.to });
  return answer;
}

function refusal({ problems, from, to }: MovePlan) {
  const only = (rule: MoveProblem['rule']) => problems.every((problem) => problem.rule === rule);
  if (only('policy'))
    return refuse.policy(problems.map(({ message, rule }) => ({ policy: to, rule, message })));
  return refuse.input(
    `${from} cannot move to ${to}: ${problems[0]?.message ?? ''}`,
    problems.map(({ rule, message }) => ({ field: rule === 'fixed' ? 'from' : 'to', message })),
    'Settle what is named, or choose another place. A dry run tells beforehand.',
  );
}

/** Target paths and those above them that lead elsewhere; where that was not to be replaced, they lead back here. */
function neededPaths({ to, steps, replaceForwarding }: MovePlan): string[] {
  return replaceForwarding ? [...new Set([...namespaceAncestors(to), ...steps.map((step) => step.to)])] : [];
}

function ensureParent(transaction: Transaction, path: string): void {
  const parent = parentOf(path);
  if (parent !== '') ensureNamespace(transaction, parent);
}

/** A row for the target, with all that the namespace says of itself; one that is there keeps what it says. */
function placeNamespace({ db }: Transaction, step: Step): void {
  const { row, to, target } = step;
  if (joins(step)) sql(db, 'DELETE FROM namespace_settings WHERE path = ?').run(row.path);
  else {
    sql(db, 'INSERT OR IGNORE INTO namespaces (path, created_at) VALUES (?,?)').run(to, row.created_at);
    sql(
      db,
      `UPDATE namespaces SET description = ?, labels = ?, visibility = ?, quota_bytes = ?, quota_versions = ?,
         deleted_at = ? WHERE path = ?`,
    ).run(
      row.description,
      row.labels,
      row.visibility,
      row.quota_bytes,
      row.quota_versions,
      row.deleted_at,
      to,
    );
    if (target) sql(db, 'DELETE FROM namespace_settings WHERE path = ?').run(to);
    sql(db, 'UPDATE namespace_settings SET path = ? WHERE path = ?').run(to, row.path);
  }
  // A root that is there already goes on judging; two would be one too many.
  sql(db, 'UPDATE OR IGNORE trust_roots SET namespace = ? WHERE namespace = ?').run(to, row.path);
  sql(db, 'DELETE FROM trust_roots WHERE namespace = ?').run(row.path);
}

function movePackages(transaction: Transaction, paths: ReadonlyMap<string, string>): void {
  const { db, context } = transaction;
  for (const [from, to] of paths) {
    const packages = sql<{ package_rowid: number; package_id: string; name: string }>(
      db,
      'SELECT package_rowid, package_id, name FROM packages WHERE namespace = ?',
    ).all(from);
    for (const { package_rowid, package_id, name } of packages) {
      sql(
        db,
        `INSERT INTO package_moves (package_rowid, namespace, until) VALUES (?,?,?)
         ON CONFLICT DO UPDATE SET until = excluded.until`,
      ).run(package_rowid, from, context.at);
      transaction.defer(`namespace of ${package_rowid}`, () => moveToNamespace(db, package_rowid, to));
      transaction.audit({
        subject: `${to}/${name}`,
        packageId: package_id,
        detail: { movedFrom: `${from}/${name}` },
      });
    }
    sql(db, 'UPDATE packages SET namespace = ? WHERE namespace = ?').run(to, from);
  }
}

/** Dependencies that found nothing, or a package that was there before, may find another now. */
function recountMoved(transaction: Transaction, { to, target }: Step): void {
  const names = target ? [to, ...formerNamespaces(transaction.db, to)] : [to];
  for (const path of names) recountNamed(transaction, to, path);
}

function movePools({ db }: Transaction, { changes }: MovePlan): void {
  for (const [path, { bytes, versions, packages }] of changes)
    sql(
      db,
      `UPDATE namespaces SET used_bytes = used_bytes + ?, used_versions = used_versions + ?,
         used_packages = used_packages + ? WHERE path = ?`,
    ).run(bytes, versions, packages, path);
}
