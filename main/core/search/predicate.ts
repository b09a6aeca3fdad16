/** SQL predicates of parsed queries over `search_documents AS d`: what the index cannot say, or a walk has to check. */

import type Database from 'better-sqlite3';
import semver from 'semver';
import { bytesOf, type FieldNode, intervalOf, type QueryNode } from '../../../contract/search-query.ts';
import { facetLineOf, matchExpression } from './match-expression.ts';

export interface Predicate {
  readonly sql: string;
  readonly parameters: readonly (string | number)[];
  /** The index that finds these documents without reading the others. */
  readonly index?: string;
}

const columnFields: ReadonlySet<string> = new Set(['size', 'updated', 'dependents', 'version']);
const wordFields: ReadonlySet<string> = new Set(['name', 'author']);
const never: Predicate = { sql: '0', parameters: [] };

/** Whether a query asks for columns that the full-text index does not hold: size, updated, dependents, version. */
export function usesColumns(node: QueryNode): boolean {
  if (node.type === 'and' || node.type === 'or') return node.nodes.some(usesColumns);
  if (node.type === 'not') return usesColumns(node.node);
  return node.type === 'field' && columnFields.has(node.field);
}

/** Whether a query asks for words, which only the full-text index can find. */
export function usesWords(node: QueryNode): boolean {
  if (node.type === 'and' || node.type === 'or') return node.nodes.some(usesWords);
  if (node.type === 'not') return usesWords(node.node);
  return node.type !== 'field' || wordFields.has(node.field);
}

/** The predicate of a query; undefined when it holds no word. `now` in milliseconds UTC, for relative dates. */
export function predicateOf(
  node: QueryNode,
  now: number,
  reach: 'everything' | 'words' = 'everything',
): Predicate | undefined {
  if (!usesColumns(node) && usesWords(node)) return inIndex(matchExpression(node, reach));
  switch (node.type) {
    case 'and':
    case 'or': {
      const parts = node.nodes.flatMap((child) => predicateOf(child, now, reach) ?? []);
      return parts.length === 0 ? undefined : joinPredicates(parts, node.type === 'and' ? ' AND ' : ' OR ');
    }
    case 'not': {
      const inner = predicateOf(node.node, now, 'words');
      return inner && { sql: `NOT (${inner.sql})`, parameters: inner.parameters };
    }
    case 'field':
      return joinPredicates(
        node.values.map((value) => fieldPredicate(node, value, now)),
        ' OR ',
      );
    default:
      return undefined;
  }
}

/** Documents that a MATCH expression finds. */
export function inIndex(match: string | undefined): Predicate | undefined {
  if (match === undefined) return undefined;
  return {
    sql: 'd.document_id IN (SELECT rowid FROM search_index WHERE search_index MATCH ?)',
    parameters: [match],
  };
}

/** Predicates as one, in parentheses. */
export function joinPredicates(parts: readonly Predicate[], between: ' AND ' | ' OR '): Predicate {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  return {
    sql: `(${parts.map((part) => part.sql).join(between)})`,
    parameters: parts.flatMap((part) => part.parameters),
  };
}

/** Documents that carry a facet line. Plain columns are compared as such, so that an index of theirs can serve. */
export function hasLine(line: string): Predicate {
  const [letter, value] = [line.charAt(0), line.slice(1)];
  const column = { k: 'kind', s: 'state', g: 'signature' }[letter];
  if (column !== undefined) return { sql: `d.${column} = ?`, parameters: [value] };
  return { sql: 'instr(d.facets, ?) > 0', parameters: [`\n${line}\n`] };
}

function fieldPredicate(node: FieldNode, value: string, now: number): Predicate {
  const { field, operator } = node;
  const line = facetLineOf(field, value);
  if (line !== undefined) {
    const { sql, parameters } = hasLine(line.line);
    return { sql: line.present ? sql : `NOT (${sql})`, parameters };
  }
  if (field === 'version') return versionPredicate(operator, value.replace(/^v/i, ''));
  return rangePredicate(node, value, now) ?? never;
}

const rangeColumns = { size: 'content_size', updated: 'updated_at', dependents: 'dependent_count' } as const;

function rangePredicate({ field, operator }: FieldNode, value: string, now: number): Predicate | undefined {
  const interval = valueInterval(field, value, now);
  if (interval === undefined || !(field === 'size' || field === 'updated' || field === 'dependents'))
    return undefined;
  const column = `d.${rangeColumns[field]}`;
  const { from, to } = interval;
  // Later than a day means after it has passed; until a day includes it.
  const bound = operator === '>' || operator === '<=' ? to : from;
  const least = operator === '=' || operator === '>' || operator === '>=' ? bound : 0;
  const indexed = field !== 'dependents' || least > 0;
  const parts =
    operator === '='
      ? [`${column} >= ?`, `${column} < ?`]
      : [`${column} ${operator.startsWith('>') ? '>=' : '<'} ?`];
  if (field === 'dependents' && indexed) parts.push(`${column} > 0`);
  return {
    sql: `(${parts.join(' AND ')})`,
    parameters: operator === '=' ? [from, to] : [bound],
    ...(indexed ? { index: `search_documents_${field}` } : {}),
  };
}

function valueInterval(
  field: FieldNode['field'],
  value: string,
  now: number,
): { from: number; to: number } | undefined {
  if (field === 'updated') return intervalOf(value, now);
  const from = field === 'size' ? bytesOf(value) : Number(value);
  return from === undefined ? undefined : { from, to: from + 1 };
}

/** `version:1.2` is 1.2 and all below it; comparisons follow SemVer precedence, missing numbers being 0. */
function versionPredicate(operator: FieldNode['operator'], value: string): Predicate {
  if (operator === '=')
    return {
      sql: `(d.version = ? OR substr(d.version, 1, length(?)) = ?)`,
      parameters: [value, `${value}.`, `${value}.`],
    };
  return { sql: `compare_versions(d.version, ?) ${operator} 0`, parameters: [completeVersion(value)] };
}

function completeVersion(value: string): string {
  const coerced = semver.valid(value, { loose: true }) ?? semver.coerce(value)?.version;
  return coerced ?? '0.0.0';
}

const prepared = new WeakSet<Database.Database>();

/** Defines the SQL function that version comparisons use; once per handle. */
export function defineFunctions(db: Database.Database): void {
  if (prepared.has(db)) return;
  db.function('compare_versions', { deterministic: true }, (left: unknown, right: unknown) => {
    const version = semver.parse(String(left), { loose: true });
    // What is no version is neither above nor below one.
    return version === null ? null : version.compare(String(right));
  });
  prepared.add(db);
}
