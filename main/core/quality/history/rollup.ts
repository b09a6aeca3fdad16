/** All that is kept of a stretch of time of one process: counts, and the durations or levels. */
import { ByteReader, ByteWriter } from '../statistics/sketch/bytes.ts';
import { outcomeNumbers } from './evidence.ts';
import { type Scale, ValueSummary } from './value-summary.ts';

/** In the order in which they are stored. */
const countNames = [
  'trials',
  'failures',
  'refused',
  'cancelled',
  'violations',
  'gatesPassed',
  'gatesFailed',
  'retries',
  'recoveryAttempts',
  'recoverySuccesses',
] as const;
type Counts = Record<(typeof countNames)[number], number>;

export interface StoredRollup {
  data: Uint8Array;
  sketch: Uint8Array | null;
}

export class Rollup {
  readonly counts: Counts = {
    trials: 0,
    failures: 0,
    refused: 0,
    cancelled: 0,
    violations: 0,
    gatesPassed: 0,
    gatesFailed: 0,
    retries: 0,
    recoveryAttempts: 0,
    recoverySuccesses: 0,
  };
  values: ValueSummary;

  constructor(scale: Scale) {
    this.values = new ValueSummary(scale);
  }

  /** Count one call; the durations of successes alone are charted. */
  addSample(sample: Omit<SampleSums, 'process' | 'at' | 'id'>): void {
    const { counts } = this;
    const failed = sample.outcome === outcomeNumbers.failure;
    const succeeded = sample.outcome === outcomeNumbers.success;
    if (failed || succeeded) counts.trials += 1;
    if (failed) counts.failures += 1;
    else if (sample.outcome === outcomeNumbers.refused) counts.refused += 1;
    else if (sample.outcome === outcomeNumbers.cancelled) counts.cancelled += 1;
    counts.violations += sample.slow;
    counts.gatesPassed += sample.gatesPassed;
    counts.gatesFailed += sample.gatesFailed;
    counts.retries += Math.max(0, sample.attempts - 1);
    counts.recoveryAttempts += sample.recoveryAttempts;
    counts.recoverySuccesses += sample.recoverySuccesses;
    if (succeeded && sample.timed === 1) this.values.add(sample.duration);
  }

  addLevel(value: number): void {
    this.counts.trials += 1;
    this.values.add(value);
  }

  merge(other: Rollup): void {
    for (const name of countNames) this.counts[name] += other.counts[name];
    this.values.merge(other.values);
  }

  store(): StoredRollup {
    const writer = new ByteWriter();
    for (const name of countNames) writer.whole(this.counts[name]);
    this.values.write(writer);
    return { data: writer.finish(), sketch: this.values.sketchBytes() };
  }

  /** @throws StatisticsError malformed-bytes */
  static read(scale: Scale, stored: { data: Uint8Array; sketch?: Uint8Array | null }): Rollup {
    const rollup = new Rollup(scale);
    const reader = new ByteReader(stored.data);
    for (const name of countNames) rollup.counts[name] = reader.whole();
    rollup.values = ValueSummary.read(scale, reader, stored.sketch ?? undefined);
    return rollup;
  }
}

/** What of a sample goes into sums, as read from its row. */
export interface SampleSums {
  id: number;
  process: number;
  at: number;
  duration: number;
  outcome: number;
  timed: number;
  attempts: number;
  slow: number;
  gatesPassed: number;
  gatesFailed: number;
  recoveryAttempts: number;
  recoverySuccesses: number;
}

/** Its columns, under those names. */
export const sampleSumsColumns = `id, process, at, duration, outcome, timed, attempts, slow,
  gates_passed AS gatesPassed, gates_failed AS gatesFailed,
  recovery_attempts AS recoveryAttempts, recovery_successes AS recoverySuccesses`;
