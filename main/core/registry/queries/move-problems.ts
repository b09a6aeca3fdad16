/** Everything that stands in the way of a move, each told in a sentence that says what to do. */
import type Database from 'better-sqlite3';
import type { MoveProblem } from '../../../../contract/registry-namespaces.ts';
import { sql } from '../../../store/index.ts';
import { namespaceAncestors, parseNamespace } from '../../identity/index.ts';
import { forwardingOf, forwardingText } from '../commands/namespace-forwarding.ts';
import { joins, type MovePlan } from '../move-plan.ts';
import { findNamespace, fixedReason, type NamespaceRow } from '../namespace-row.ts';
import { policyProblems } from './move-policy.ts';

type Plan = Omit<MovePlan, 'problems'>;

/** Problems of one kind an answer names. */
const named = 50;

/** All that stands in the way; a path that can never be is told alone, for the rest would be about nothing. */
export function moveProblems(db: Database.Database, plan: Plan): MoveProblem[] {
  const impossible = [...placeProblems(db, plan), ...pathProblems(plan)];
  if (impossible.length > 0) return impossible;
  return [
    ...forwardingProblems(db, plan),
    ...takenProblems(db, plan),
    ...quotaProblems(db, plan),
    ...limitProblems(db, plan),
    ...policyProblems(db, plan),
  ];
}

function placeProblems(db: Database.Database, { from, to }: Plan): MoveProblem[] {
  const problems: MoveProblem[] = [];
  const fixed = fixedReason(db, from);
  if (fixed !== undefined)
    problems.push({ rule: 'fixed', message: `${fixed} It stays; move what is inside it.` });
  const [source, target] = [from, to].map((path) => path.split('.')[0] ?? '');
  if (source !== target && [source, target].includes('local'))
    problems.push({
      rule: 'scope',
      message:
        source === 'local'
          ? 'What is local stays local: its names must never be found outside. Import it where it is to be.'
          : 'Nothing moves into local: names used elsewhere would lead there. Import it there instead.',
    });
  if ([source, target].includes('hyper'))
    problems.push({ rule: 'scope', message: 'hyper belongs to the system: nothing moves in or out.' });
  return problems;
}

function pathProblems({ from, to, steps }: Plan): MoveProblem[] {
  if (to === from) return [{ rule: 'path', message: `${from} is where it is already.` }];
  if (to.startsWith(`${from}.`))
    return [{ rule: 'path', message: `${to} lies inside ${from}: a namespace cannot move into itself.` }];
  return steps.flatMap(({ row, to: path }): MoveProblem[] => {
    if (path === from || path.startsWith(`${from}.`))
      return [
        { rule: 'path', message: `${row.path} would take the place of ${path}. Rename ${row.path} first.` },
      ];
    try {
      parseNamespace(path);
      return [];
    } catch (error) {
      return [{ rule: 'path', message: error instanceof Error ? error.message : String(error) }];
    }
  });
}

function forwardingProblems(db: Database.Database, { to, steps, replaceForwarding }: Plan): MoveProblem[] {
  if (replaceForwarding) return [];
  const sources = new Map(steps.map(({ row, to: path }) => [path, row.path]));
  const needed = new Set([...namespaceAncestors(to), ...sources.keys()]);
  return [...needed].flatMap((path): MoveProblem[] => {
    const move = forwardingOf(db, path);
    // What leads back to the very namespace that moves here is what it leads to again.
    if (!move || move.new_path === sources.get(path)) return [];
    return [
      {
        rule: 'forwarding',
        message: `${forwardingText(move)} Say that it is to be replaced, or choose another path.`,
      },
    ];
  });
}

function takenProblems(db: Database.Database, { steps }: Plan): MoveProblem[] {
  return steps
    .filter(({ target }) => target !== undefined)
    .flatMap(({ row, to }) =>
      sql<{ name: string; kind: string; other: string; live: number }>(
        db,
        `SELECT source.name, source.kind, target.kind AS other, target.live_versions > 0 AS live
         FROM packages AS source JOIN packages AS target ON target.namespace = ? AND target.name = source.name
         WHERE source.namespace = ? ORDER BY source.name LIMIT ?`,
      )
        .all(to, row.path, named)
        .map(({ name, kind, other, live }): MoveProblem => {
          const differs = kind === other ? '' : ` It is a ${other}; the one that would come is a ${kind}.`;
          const message = live
            ? `${to}/${name} exists already.${differs} Delete one of them first.`
            : `${to}/${name} lies in the trash. Bring it back or sweep the storage first.`;
          return { rule: 'taken', message };
        }),
    )
    .slice(0, named);
}

function quotaProblems(db: Database.Database, { changes }: Plan): MoveProblem[] {
  return [...changes].flatMap(([path, change]): MoveProblem[] => {
    const row = findNamespace(db, path);
    if (!row) return [];
    return [
      ...overflow(row.path, 'bytes', row.quota_bytes, row.used_bytes, change.bytes),
      ...overflow(row.path, 'versions', row.quota_versions, row.used_versions, change.versions),
    ];
  });
}

function overflow(
  path: string,
  what: string,
  limit: number | null,
  used: number,
  more: number,
): MoveProblem[] {
  if (limit === null || more <= 0 || used + more <= limit) return [];
  return [
    {
      rule: 'quota',
      message: `${path} allows ${limit} ${what}; ${used} are used and ${more} would come. Raise its quota or free some.`,
    },
  ];
}

/** A limit that comes along must not exceed those it comes under. */
function limitProblems(db: Database.Database, { steps }: Plan): MoveProblem[] {
  return steps
    .filter((step) => !joins(step))
    .flatMap(({ row, to }) =>
      namespaceAncestors(to)
        .slice(0, -1)
        .flatMap((path) => findNamespace(db, path) ?? [])
        .flatMap((above) => [
          ...exceeds(row, above, 'quota_bytes'),
          ...exceeds(row, above, 'quota_versions'),
        ]),
    )
    .slice(0, named);
}

function exceeds(
  row: NamespaceRow,
  above: NamespaceRow,
  column: 'quota_bytes' | 'quota_versions',
): MoveProblem[] {
  const [own, limit] = [row[column], above[column]];
  if (own === null || limit === null || own <= limit) return [];
  const what = column === 'quota_bytes' ? 'bytes' : 'versions';
  return [
    {
      rule: 'limit',
      message: `${row.path} has a limit of ${own} ${what}, more than the ${limit} of ${above.path}. Lower it first.`,
    },
  ];
}
