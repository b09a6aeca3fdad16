import type { Limits } from '../../../../../contract/control-chart.ts';
import type { LimitsVersion } from '../decisions/index.ts';
import type { Estimate } from '../drawing/baseline.ts';
import { timestampOf } from '../drawing/moment.ts';
import type { ChartMethod } from '../methods/chart-method.ts';

/** Frozen limits with where they come from. */
export function frozenView(version: LimitsVersion, method: ChartMethod): Limits {
  const { limits, baseline, frozenAt, by, reason } = version;
  return {
    version: version.version,
    state: 'frozen',
    provisional: limits.provisional,
    status: limits.status,
    method: method.describe(limits),
    baseline: {
      from: timestampOf(baseline.from),
      to: timestampOf(baseline.to),
      points: baseline.points,
      excluded: baseline.excluded,
    },
    frozenAt: timestampOf(frozenAt),
    by,
    reason,
  };
}

/** Limits of what is shown, which nobody froze. */
export function trialView({ limits, from, to, points, excluded }: Estimate, method: ChartMethod): Limits {
  return {
    state: points === 0 ? 'none' : 'trial',
    provisional: limits.provisional,
    status: limits.status,
    method: method.describe(limits),
    ...(from === undefined || to === undefined
      ? {}
      : { baseline: { from: timestampOf(from), to: timestampOf(to), points, excluded } }),
  };
}
