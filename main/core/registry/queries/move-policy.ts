/** Versions that settings of the place they would move to refuse, where the place they are in does not. */
import type Database from 'better-sqlite3';
import type { PolicySetting } from '../../../../contract/namespace-policy.ts';
import type { SignatureState } from '../../../../contract/registry.ts';
import type { MoveProblem } from '../../../../contract/registry-namespaces.ts';
import { sql } from '../../../store/index.ts';
import { namespaceAncestors } from '../../identity/index.ts';
import { evaluateTrust } from '../../trust/index.ts';
import { policyViolations } from '../commands/enforce-policy.ts';
import { joins, type MovePlan, type Step } from '../move-plan.ts';
import { combinePolicy } from '../policy-rules.ts';
import { explainPolicy, policyLevel } from './effective-policy.ts';

type Plan = Pick<MovePlan, 'from' | 'steps'>;

/** The others are about tags, channels and resolving. */
const judgesVersions: ReadonlySet<string> = new Set([
  'requireSignature',
  'requireLicense',
  'allowPrerelease',
]);

/** Problems an answer names. */
const named = 50;

export function policyProblems(db: Database.Database, plan: Plan): MoveProblem[] {
  const problems: MoveProblem[] = [];
  for (const step of plan.steps) {
    if (problems.length >= named) break;
    const asked = newlyAsked(db, plan, step);
    if (asked.length > 0) problems.push(...violationsOf(db, plan, step, asked));
  }
  return problems.slice(0, named);
}

/** Settings that will hold for a namespace where it moves to, and do not hold for it now. */
function newlyAsked(db: Database.Database, { steps }: Plan, step: Step): PolicySetting[] {
  const carried = new Map(
    steps.filter((carriedStep) => !joins(carriedStep)).map(({ row, to }) => [to, row.path]),
  );
  const levels = namespaceAncestors(step.to).map((path) => ({
    ...policyLevel(db, carried.get(path) ?? path),
    path,
  }));
  const now = new Map(explainPolicy(db, step.row.path).map(({ name, value }) => [name, value]));
  return combinePolicy(levels).filter(
    ({ name, value }) => judgesVersions.has(name) && now.get(name) !== value,
  );
}

interface VersionRow {
  version_rowid: number;
  name: string;
  version: string;
  license: string;
  state: string;
  signature: SignatureState;
}

function violationsOf(
  db: Database.Database,
  plan: Plan,
  step: Step,
  asked: readonly PolicySetting[],
): MoveProblem[] {
  const problems: MoveProblem[] = [];
  const rows = sql<VersionRow>(
    db,
    `SELECT version_rowid, name, version, license, state, signature FROM packages JOIN versions USING (package_rowid)
     WHERE namespace = ? AND deleted_at IS NULL ORDER BY name, sort_key`,
  );
  const keepsRoot = rootComesAlong(db, plan, step);
  for (const row of rows.iterate(step.row.path)) {
    const judged = {
      subject: `${step.row.path}/${row.name}@${row.version}`,
      version: row.version,
      license: row.license,
      signature: keepsRoot || row.signature === 'tampered' ? row.signature : signatureAt(db, step.to, row),
      published: row.state === 'published',
    };
    for (const { message } of policyViolations(asked, judged))
      problems.push({ rule: 'policy', message: `${message}.` });
    if (problems.length >= named) break;
  }
  return problems;
}

/** Whether the trust root that judges a namespace now moves with it. */
function rootComesAlong(db: Database.Database, { from, steps }: Plan, { row }: Step): boolean {
  const roots = sql<{ namespace: string }>(db, 'SELECT namespace FROM trust_roots WHERE namespace = ?');
  const nearest = namespaceAncestors(row.path).findLast((path) => roots.get(path) !== undefined);
  if (nearest === undefined || (nearest !== from && !nearest.startsWith(`${from}.`))) return false;
  const target = steps.find((step) => step.row.path === nearest)?.to;
  return target === undefined || roots.get(target) === undefined;
}

function signatureAt(db: Database.Database, path: string, { version_rowid }: VersionRow): SignatureState {
  const keys = sql<{ key_id: string }>(db, 'SELECT key_id FROM signatures WHERE version_rowid = ?')
    .all(version_rowid)
    .map(({ key_id }) => key_id);
  return evaluateTrust(db, path, keys, Date.now());
}
