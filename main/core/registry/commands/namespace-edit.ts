/** Changes to what a namespace says: description, labels, visibility, settings. */
import type { PolicyName, PolicySetting, PolicyValues } from '../../../../contract/namespace-policy.ts';
import { sql, type Transaction } from '../../../store/index.ts';
import { plainText } from '../../plain-text.ts';
import { refuse } from '../../refuse.ts';
import { requireNamespace } from '../namespace-row.ts';
import { isAsStrict } from '../policy-rules.ts';
import { explainPolicy } from '../queries/effective-policy.ts';

export interface NamespaceEdit {
  path: string;
  description?: string | undefined;
  /** All of its own. */
  labels?: Record<string, string> | undefined;
  visibility?: 'private' | 'public' | 'inherit' | undefined;
}

/** Members left out stay as they are. @throws Refusal NOT_FOUND */
export function updateNamespace(transaction: Transaction, input: NamespaceEdit): { path: string } {
  const { db } = transaction;
  const row = requireNamespace(db, input.path);
  const { path, visibility } = input;
  const description = input.description === undefined ? row.description : plainText(input.description);
  const labels = input.labels === undefined ? row.labels : JSON.stringify(plainLabels(input.labels));
  const seen = visibility === undefined ? row.visibility : visibility === 'inherit' ? null : visibility;
  sql(db, 'UPDATE namespaces SET description = ?, labels = ?, visibility = ? WHERE path = ?').run(
    description,
    labels,
    seen,
    path,
  );
  const { path: _path, ...changes } = input;
  transaction.audit({ subject: path, detail: changes });
  transaction.emit({ topic: 'namespace', type: 'namespace.updated', subject: path });
  return { path };
}

function plainLabels(labels: Record<string, string>): Record<string, string> {
  const entries = Object.entries(labels).map(([key, value]) => [key, plainText(value)] as const);
  return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)));
}

export interface PolicyEdit {
  path: string;
  set: { [Name in PolicyName]?: PolicyValues[Name] | undefined };
  unset: PolicyName[];
  /** Undefined: as it was, at first not. */
  mandatory?: boolean | undefined;
}

/**
 * Set and unset settings of a namespace.
 * @throws Refusal NOT_FOUND; INVALID_INPUT; POLICY_DENIED with every setting weaker than a mandatory one above
 */
export function setNamespacePolicy(
  transaction: Transaction,
  input: PolicyEdit,
): { path: string; settings: PolicySetting[] } {
  const { db } = transaction;
  const { path } = input;
  requireNamespace(db, path);
  const set = Object.entries(input.set).filter(([, value]) => value !== undefined) as [
    PolicyName,
    PolicySetting['value'],
  ][];
  const both = set.filter(([name]) => input.unset.includes(name));
  if (both.length > 0)
    throw refuse.input(
      'A setting cannot be set and unset at once.',
      both.map(([name]) => ({ field: `unset.${name}`, message: `${name} is set as well` })),
    );
  const before = new Map(explainPolicy(db, path).map((setting) => [setting.name, setting]));
  refuseWeaker(set, before);
  for (const name of input.unset)
    sql(db, 'DELETE FROM namespace_settings WHERE path = ? AND name = ?').run(path, name);
  for (const [name, value] of set)
    sql(
      db,
      `INSERT INTO namespace_settings (path, name, value, mandatory) VALUES (?,?,?,?)
       ON CONFLICT DO UPDATE SET value = excluded.value, mandatory = excluded.mandatory`,
    ).run(
      path,
      name,
      JSON.stringify(value),
      Number(input.mandatory ?? before.get(name)?.own?.mandatory ?? false),
    );
  transaction.audit({
    subject: path,
    detail: { set: input.set, unset: input.unset, mandatory: input.mandatory },
  });
  transaction.emit({ topic: 'namespace', type: 'namespace.policy', subject: path });
  return { path, settings: explainPolicy(db, path) };
}

function refuseWeaker(
  set: [PolicyName, PolicySetting['value']][],
  before: ReadonlyMap<PolicyName, PolicySetting>,
): void {
  const violations = set.flatMap(([name, value]) => {
    const locked = before.get(name)?.locked;
    if (locked === undefined || isAsStrict(name, value, locked.least)) return [];
    const message = `${locked.by} makes ${name} mandatory: at least ${textOf(locked.least)}, not ${textOf(value)}`;
    return [{ policy: locked.by, rule: name, message }];
  });
  if (violations.length > 0) throw refuse.policy(violations);
}

function textOf(value: PolicySetting['value']): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;
}
