import type { ProcessSummary } from '../../../../contract/quality-figures.ts';

/** A row of the dashboard with some trials; at zero defects only a bound is known. */
export function sampleSummary(
  name: string,
  {
    trials = 100,
    defects = 0,
    openSignals = 0,
  }: { trials?: number; defects?: number; openSignals?: number } = {},
): ProcessSummary {
  const rate = trials === 0 ? 0 : 1 - defects / trials;
  return {
    process: `operation:${name}`,
    kind: 'operation',
    label: name,
    evidence: trials === 0 ? 'none' : trials < 25 ? 'few' : 'enough',
    trials,
    refused: 4,
    cancelled: 0,
    ...(trials === 0
      ? {}
      : {
          reliability: {
            trials,
            defects,
            rate,
            lower: rate - 0.01,
            upper: Math.min(1, rate + 0.01),
            worst: 0.02,
          },
        }),
    ...(trials < 25
      ? {}
      : {
          sigma:
            defects === 0 ? { atLeast: 4.19, dpmoAtMost: 3_000 } : { level: 4.62, dpmo: 900, atLeast: 4.1 },
        }),
    durations: { count: trials, mean: 12, p50: 10, p95: 30, p99: 3_000, min: 1, max: 4_000 },
    violations: 0,
    gates: { passed: 0, failed: 0 },
    recovery: { attempts: 0, successes: 0, retries: 0 },
    trend: [1, null, 2],
    openSignals,
  };
}
