import { sql, type Transaction } from '../../../../store/index.ts';
import type { ChartKey } from '../drawing/subject.ts';
import type { StoredLimits } from '../methods/chart-method.ts';
import { type Baseline, type LimitsRow, type LimitsVersion, limitsVersionOf } from './rows.ts';

export interface FreezeInput {
  readonly key: ChartKey;
  readonly limits: StoredLimits;
  readonly baseline: Baseline;
  readonly reason: string;
  /** Only where the chart has no version yet; else the present one is answered and nothing is written. */
  readonly firstOnly: boolean;
}

/** Freeze limits as the next version of their chart. */
export function freezeLimits(transaction: Transaction, input: FreezeInput): LimitsVersion {
  const { db, context } = transaction;
  const { process, metric, grain, type } = input.key;
  const present = sql<LimitsRow>(
    db,
    `SELECT * FROM quality_limits WHERE process = ? AND metric = ? AND grain = ? AND type = ?
     ORDER BY version DESC LIMIT 1`,
  ).get(process, metric, grain, type);
  if (present !== undefined && input.firstOnly) return limitsVersionOf(present);
  const version = (present?.version ?? 0) + 1;
  const { from, to, points, excluded, autocorrelation } = input.baseline;
  const row: LimitsRow = {
    process,
    metric,
    grain,
    type,
    version,
    limits: JSON.stringify(input.limits),
    baseline_from: from,
    baseline_to: to,
    points,
    excluded,
    autocorrelation: autocorrelation ?? null,
    frozen_at: context.at,
    actor: context.actor,
    reason: input.reason,
  };
  sql(
    db,
    `INSERT INTO quality_limits VALUES (@process, @metric, @grain, @type, @version, @limits, @baseline_from, @baseline_to,
       @points, @excluded, @autocorrelation, @frozen_at, @actor, @reason)`,
  ).run(row);
  transaction.audit({
    subject: process,
    detail: {
      metric,
      grain,
      type,
      version,
      from,
      to,
      points,
      excluded,
      reason: input.reason,
      limits: input.limits,
    },
  });
  transaction.emit({ topic: 'quality', type: 'limits.frozen', subject: process });
  return limitsVersionOf(row);
}
