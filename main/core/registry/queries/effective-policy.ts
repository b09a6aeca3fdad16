/** The settings that hold in a namespace, read along its ancestors. */
import type Database from 'better-sqlite3';
import type { PolicyName, PolicySetting, PolicyValues } from '../../../../contract/namespace-policy.ts';
import { sql } from '../../../store/index.ts';
import { namespaceAncestors } from '../../identity/index.ts';
import { combinePolicy, type OwnSetting, type PolicyLevel, valuesOf } from '../policy-rules.ts';

interface SettingRow {
  name: PolicyName;
  value: string;
  mandatory: number;
}

/**
 * What holds in a namespace, existing or not: `{ requireSignature, requireLicense, allowPrerelease, immutableTags,
 * channels, resolveFrom }`. Takes the normal form of a path.
 */
export function effectivePolicy(db: Database.Database, path: string): PolicyValues {
  return valuesOf(explainPolicy(db, path));
}

/** The same with where each value comes from and whether it is locked. */
export function explainPolicy(db: Database.Database, path: string): PolicySetting[] {
  return combinePolicy(namespaceAncestors(path).map((level) => policyLevel(db, level)));
}

/** What one namespace says itself. */
export function policyLevel(db: Database.Database, path: string): PolicyLevel {
  const rows = sql<SettingRow>(
    db,
    'SELECT name, value, mandatory FROM namespace_settings WHERE path = ?',
  ).all(path);
  const own = rows.map(({ name, value, mandatory }): [string, OwnSetting] => [
    name,
    { value: JSON.parse(value) as OwnSetting['value'], mandatory: mandatory === 1 },
  ]);
  return { path, own: Object.fromEntries(own) };
}
