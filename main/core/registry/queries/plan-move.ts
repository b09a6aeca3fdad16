/** What moving a namespace would do, and everything that stands in its way. Reads only, so that a dry run holds nobody up. */
import type Database from 'better-sqlite3';
import type { NamespaceMove } from '../../../../contract/registry-namespaces.ts';
import { sql } from '../../../store/index.ts';
import { namespaceAncestors } from '../../identity/index.ts';
import { joins, type MoveInput, type MovePlan, type Step } from '../move-plan.ts';
import { type NamespaceRow, namespaceSubtree, requireNamespace } from '../namespace-row.ts';
import { moveProblems } from './move-problems.ts';

/** @throws Refusal NOT_FOUND when there is no such namespace */
export function planMove(db: Database.Database, input: MoveInput): MovePlan {
  const { from, to } = input;
  requireNamespace(db, from);
  const steps = namespaceSubtree(db, from).map((row): Step => {
    const path = to + row.path.slice(from.length);
    const target = sql<NamespaceRow>(db, 'SELECT * FROM namespaces WHERE path = ?').get(path);
    return { row, to: path, target };
  });
  const plan = { ...input, steps, changes: poolChanges(steps, from, to) };
  return { ...plan, problems: moveProblems(db, plan) };
}

/** A target gains what moves into it, pools above gain or lose; above both they stay as they are. */
function poolChanges(steps: readonly Step[], from: string, to: string): MovePlan['changes'] {
  const changes: MovePlan['changes'] = new Map();
  const add = (path: string, row: NamespaceRow, sign: 1 | -1): void => {
    const { bytes, versions, packages } = changes.get(path) ?? { bytes: 0, versions: 0, packages: 0 };
    changes.set(path, {
      bytes: bytes + sign * row.used_bytes,
      versions: versions + sign * row.used_versions,
      packages: packages + sign * row.used_packages,
    });
  };
  for (const { row, to: path } of steps) add(path, row, 1);
  const [moved] = steps;
  if (!moved) return changes;
  for (const path of namespaceAncestors(to).slice(0, -1)) add(path, moved.row, 1);
  for (const path of namespaceAncestors(from).slice(0, -1)) add(path, moved.row, -1);
  return changes;
}

/** Namespaces and problems an answer names. */
const most = { namespaces: 1_000, problems: 200 };

/** What a dry run, or a finished move, answers. */
export function describeMove(db: Database.Database, plan: MovePlan, dryRun: boolean): NamespaceMove {
  const { from, to, steps } = plan;
  const inside = [from, `${from}.*`];
  const live = steps.filter(({ row }) => row.deleted_at === null);
  const own = new Map(
    sql<{ namespace: string; packages: number }>(
      db,
      `SELECT namespace, count(*) AS packages FROM packages
       WHERE live_versions > 0 AND (namespace = ? OR namespace GLOB ?) GROUP BY namespace`,
    )
      .all(...inside)
      .map((row) => [row.namespace, row.packages]),
  );
  const trashed = sql<{ count: number }>(
    db,
    `SELECT count(*) AS count FROM versions JOIN packages USING (package_rowid)
     WHERE deleted_at IS NOT NULL AND (namespace = ? OR namespace GLOB ?)`,
  ).get(...inside);
  const moved = steps[0]?.row;
  return {
    from,
    to,
    dryRun,
    namespaces: live.slice(0, most.namespaces).map((step) => ({
      from: step.row.path,
      to: step.to,
      packages: own.get(step.row.path) ?? 0,
      joins: joins(step),
    })),
    namespaceCount: live.length,
    packages: moved?.used_packages ?? 0,
    versions: moved?.used_versions ?? 0,
    bytes: moved?.used_bytes ?? 0,
    trashed: trashed?.count ?? 0,
    trustRoots: sql<{ namespace: string }>(
      db,
      'SELECT namespace FROM trust_roots WHERE namespace = ? OR namespace GLOB ? ORDER BY namespace',
    )
      .all(...inside)
      .map(({ namespace }) => namespace),
    problems: plan.problems.slice(0, most.problems),
  };
}

/** The answer to a dry run. */
export function previewMove(db: Database.Database, input: MoveInput): NamespaceMove {
  return describeMove(db, planMove(db, input), true);
}
