/** Defects by class, the most frequent first, with their shares of all. */
import type { z } from 'zod';
import type { DefectClass, defectClass } from '../../../../contract/quality-figures.ts';
import type { StoredDefects } from '../history/query-failures.ts';
import type { SlowCalls } from '../history/query-slow.ts';
import { pareto } from '../statistics/index.ts';

type Class = z.infer<typeof defectClass>['class'];
type Counted = Omit<DefectClass, 'share' | 'cumulative'>;

/** Rows of failures, and of calls beyond their targets where these are asked for. */
export function defectClasses(
  failures: readonly StoredDefects[],
  slow: readonly SlowCalls[],
): { classes: DefectClass[]; total: number } {
  const counted = [...failures.map(failureClass), ...slow.map(slowClass)].sort((a, b) => b.count - a.count);
  const { total, rows } = pareto(counted.map(({ count }, index) => ({ label: String(index), count })));
  return {
    total,
    classes: rows.flatMap(({ label, pct, cumPct }) => {
      const row = counted[Number(label)];
      return row ? [{ ...row, share: pct / 100, cumulative: cumPct / 100 }] : [];
    }),
  };
}

function failureClass({ logId, firstAt, lastAt, ...row }: StoredDefects): Counted {
  return {
    ...row,
    class: row.class as Class,
    firstAt: new Date(firstAt).toISOString(),
    lastAt: new Date(lastAt).toISOString(),
    ...(logId === null ? {} : { logId }),
  };
}

function slowClass({ process, count, firstAt, lastAt, durationMs }: SlowCalls): Counted {
  return {
    class: 'slow',
    code: 'beyond-target',
    process,
    count,
    firstAt: new Date(firstAt).toISOString(),
    lastAt: new Date(lastAt).toISOString(),
    message:
      durationMs === undefined
        ? 'Beyond its target for duration or memory.'
        : `Beyond its target for duration or memory; the last one took ${Math.round(durationMs)} ms.`,
  };
}
