/** Packages whose names are near one that is not there. */
import type Database from 'better-sqlite3';
import { sql } from '../../../store/index.ts';

const mostNear = 3;
/** Letters that may differ. */
const mostEdits = 2;

/** Coordinates, nearest first: the same name elsewhere, then a name that is spelt nearly so. */
export function nearNames(db: Database.Database, coordinate: string): string[] {
  const slash = coordinate.lastIndexOf('/');
  const [namespace, name] = [coordinate.slice(0, slash), coordinate.slice(slash + 1)];
  const rows = sql<{ namespace: string; name: string }>(
    db,
    `SELECT namespace, name FROM packages
     WHERE live_versions > 0 AND (length(name) BETWEEN ? AND ? OR name = ?)`,
  );
  const near: { coordinate: string; distance: number }[] = [];
  for (const row of rows.iterate(name.length - mostEdits, name.length + mostEdits, name)) {
    const edits = row.name === name ? 0 : editDistance(row.name, name);
    // Another namespace is as far as a letter; a short name with two letters changed is another name.
    const distance = edits + (row.namespace === namespace ? 0 : 1);
    if (edits <= Math.min(mostEdits, Math.floor(name.length / 3)) && distance <= mostEdits)
      near.push({ coordinate: `${row.namespace}/${row.name}`, distance });
  }
  near.sort((a, b) => a.distance - b.distance || (a.coordinate < b.coordinate ? -1 : 1));
  return near.slice(0, mostNear).map((one) => one.coordinate);
}

/** Letters to insert, remove, replace or swap (optimal string alignment), or more than `mostEdits` when it is more. */
export function editDistance(left: string, right: string): number {
  if (Math.abs(left.length - right.length) > mostEdits) return mostEdits + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const same = left[i - 1] === right[j - 1];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1])
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    if (Math.min(...row) > mostEdits) return mostEdits + 1;
    [beforeLast, last] = [last, row];
  }
  return last[right.length] ?? 0;
}
