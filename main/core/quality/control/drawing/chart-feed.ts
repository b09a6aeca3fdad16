/** Draws a chart point by point: the whole chart and what is added to it live are one and the same. */
import type { Columns } from '../../../../../contract/control-chart.ts';
import type { ChartMethod, Pen, StoredLimits } from '../methods/chart-method.ts';
import { ColumnBuilder } from './column-builder.ts';
import { type Interval, isWithin } from './interval.ts';
import type { Observation } from './observation.ts';

/** Limits and the moment from which on they judge; the first of a chart judges what came before it too. */
export interface StagePlan {
  readonly from: number;
  readonly limits: StoredLimits;
  readonly version: number | undefined;
}

/** A stage that has begun, at the point of this index. */
export interface BegunStage {
  readonly start: number;
  readonly plan: StagePlan;
}

export interface FeedOptions {
  readonly method: ChartMethod;
  /** At least one, oldest first. */
  readonly stages: readonly [StagePlan, ...StagePlan[]];
  readonly exclusions: readonly Interval[];
  /** Milliseconds, as `gapAfter` says. */
  readonly gapAfter: number;
}

export class ChartFeed {
  readonly #options: FeedOptions;
  readonly #pen: Pen;
  readonly #columns: ColumnBuilder;
  readonly #begun: BegunStage[] = [];
  #next = 1;
  #count = 0;
  #lastAt: number | undefined;

  constructor(options: FeedOptions) {
    this.#options = options;
    this.#pen = options.method.pen(options.stages[0].limits);
    this.#columns = new ColumnBuilder(options.method.panels);
  }

  /** Points that warm the rules up and are not shown themselves. */
  lead(observations: Iterable<Observation>): void {
    for (const observation of observations) this.add(observation);
    this.#columns.take();
    this.#begun.length = 0;
    this.#count = 0;
  }

  add(observation: Observation): void {
    const { method, exclusions } = this.#options;
    if (!method.counts(observation)) return;
    this.#openGap(observation.at);
    this.#enterStage(observation.at);
    const excluded = isWithin(observation.at, exclusions);
    const drawn = this.#pen.add(excluded ? undefined : observation);
    const [first, ...rest] = drawn;
    const shown = method.shown(observation);
    const values =
      excluded && first !== undefined && shown !== undefined ? [{ ...first, value: shown }, ...rest] : drawn;
    this.#columns.add(observation.at, method.sizeOf(observation), values, excluded);
    this.#count += 1;
    this.#lastAt = observation.at;
  }

  /** What was drawn since the last time. */
  take(): Columns {
    return this.#columns.take();
  }

  /** Stages begun so far; the first of them at 0. */
  get stages(): readonly BegunStage[] {
    const plan = this.#options.stages[this.#next - 1] ?? this.#options.stages[0];
    return this.#begun[0]?.start === 0
      ? this.#begun
      : [
          { start: 0, plan: this.#begun[0] === undefined ? plan : this.#planBefore(this.#begun[0].plan) },
          ...this.#begun,
        ];
  }

  #planBefore(plan: StagePlan): StagePlan {
    const { stages } = this.#options;
    return stages[Math.max(0, stages.indexOf(plan) - 1)] ?? stages[0];
  }

  /** Where points are missing the line breaks, and rules begin anew. */
  #openGap(at: number): void {
    if (this.#lastAt === undefined || at - this.#lastAt <= this.#options.gapAfter) return;
    this.#pen.add(undefined);
    this.#columns.add(this.#lastAt + this.#options.gapAfter, 0, [], false);
    this.#count += 1;
  }

  #enterStage(at: number): void {
    let entered: StagePlan | undefined;
    for (
      let plan = this.#options.stages[this.#next];
      plan && plan.from <= at;
      plan = this.#options.stages[this.#next]
    ) {
      entered = plan;
      this.#next += 1;
    }
    if (entered === undefined) return;
    this.#pen.startStage(entered.limits);
    this.#begun.push({ start: this.#count, plan: entered });
  }
}
