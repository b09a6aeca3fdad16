/** Judges one chart as its points come: collects a baseline first, then says what begins. Constant time and space a point. */
import { intervalOf } from '../chart/assemble-chart.ts';
import { type Cursor, readNext, readPoints } from '../chart/read-points.ts';
import type { LimitsVersion, RaisedSignal } from '../decisions/index.ts';
import { gapAfter } from '../drawing/gap-rule.ts';
import { type Interval, isWithin } from '../drawing/interval.ts';
import type { Observation } from '../drawing/observation.ts';
import type { ChartKey } from '../drawing/subject.ts';
import type { ChartMethod, Pen } from '../methods/chart-method.ts';
import { methodOf, rulesOf } from '../methods/method-of.ts';
import type { ChartPorts, ProcessTraits } from '../ports.ts';
import { firstPointsOf, freezeFirst, isAutocorrelated } from './freeze-limits.ts';
import { describeSignal } from './signal-words.ts';
import { Spells } from './spells.ts';

/** Points judged again when limits are read: more than any rule looks back. */
const replayed = 300;

interface Judge {
  readonly version: LimitsVersion;
  readonly method: ChartMethod;
  readonly pen: Pen;
  readonly spells: Spells;
}

export class ChartWatch {
  readonly key: ChartKey;
  readonly #ports: ChartPorts;
  readonly #traits: ProcessTraits;
  readonly #gapAfter: number;
  readonly #raise: (signals: readonly RaisedSignal[]) => void;
  /** Points up to here were judged, or were there before the watch began. */
  #judged: Pick<Cursor, 'at' | 'id'>;
  #cursor: Cursor | undefined;
  #judge: Judge | undefined;
  #exclusions: readonly Interval[] = [];
  /** Points seen while there are no limits, and when freezing is tried next. */
  #collected = 0;
  /** The last of them. */
  #counted: Pick<Cursor, 'at' | 'id'> | undefined;
  #tryAt: number;
  /** What came while limits were read. */
  readonly #queue: Observation[] = [];
  readonly #wanted = new Set<'load' | 'poke'>();
  #isWorking = false;
  #work: Promise<void> = Promise.resolve();
  #lastAt = Number.NEGATIVE_INFINITY;

  constructor(
    ports: ChartPorts,
    traits: ProcessTraits,
    key: ChartKey,
    judged: Pick<Cursor, 'at' | 'id'>,
    raise: (signals: readonly RaisedSignal[]) => void,
  ) {
    this.key = key;
    this.#ports = ports;
    this.#traits = traits;
    this.#judged = judged;
    this.#raise = raise;
    this.#tryAt = firstPointsOf(key);
    this.#gapAfter = gapAfter(traits.kind === 'resource', key.grain);
    this.reload();
  }

  /** A single value, as it was recorded. */
  take(observation: Observation): void {
    if (this.#isWorking) this.#queue.push(observation);
    else this.#takeNow(observation);
  }

  /** Something was recorded that may have completed points: read them. */
  poke(): void {
    this.#want('poke');
  }

  /** Limits or exclusions changed, or nothing is known yet. */
  reload(): void {
    this.#want('load');
  }

  /** When all that was begun is done. */
  get settled(): Promise<void> {
    return this.#work;
  }

  /** One thing after the other; what is wanted twice is done once. */
  #want(what: 'load' | 'poke'): void {
    this.#wanted.add(what);
    if (this.#isWorking) return;
    this.#isWorking = true;
    this.#work = this.#workOff();
  }

  async #workOff(): Promise<void> {
    try {
      while (this.#wanted.size > 0) {
        if (this.#wanted.delete('load')) await this.#load();
        else if (this.#wanted.delete('poke')) await this.#readOn();
      }
    } catch (error) {
      this.#wanted.clear();
      this.#ports.log.warn({ error, process: this.key.process }, 'a control chart could not be watched');
    }
    this.#isWorking = false;
    for (const observation of this.#queue.splice(0)) this.take(observation);
  }

  async #readOn(): Promise<void> {
    if (this.#cursor === undefined) return;
    const next = await readNext(this.#ports, this.key, this.#cursor);
    this.#cursor = next.cursor;
    for (const observation of next.observations) this.#takeNow(observation);
  }

  async #load(): Promise<void> {
    const range = { from: 0, to: this.#ports.now() + 1, live: true };
    const [decisions, points] = await Promise.all([
      this.#ports.store.read('quality.decisions', this.key),
      readPoints(this.#ports, this.key, range, replayed),
    ]);
    this.#cursor = points.cursor;
    this.#exclusions = decisions.exclusions.map(intervalOf);
    const version = decisions.versions.at(-1) ?? (await this.#freeze(points.observations));
    if (version === undefined) return;
    this.#judgeBy(version);
    for (const observation of points.observations)
      if (version.version === 1 || observation.at >= version.frozenAt) this.#takeNow(observation, true);
  }

  async #freeze(observations: readonly Observation[]): Promise<LimitsVersion | undefined> {
    const method = this.#methodOf(undefined);
    const present = observations.filter((each) => method.counts(each));
    this.#collected = Math.max(this.#collected, present.length);
    this.#counted = present.at(-1) ?? this.#counted;
    if (this.#collected < this.#tryAt) return undefined;
    const version = await freezeFirst(this.#ports, this.key);
    // Points were left out, or do not vary; looking again at each one that comes would cost too much.
    if (version === undefined) this.#tryAt = this.#collected + Math.ceil(firstPointsOf(this.key) / 4);
    else this.#judged = { at: version.baseline.to, id: Number.POSITIVE_INFINITY };
    return version;
  }

  #judgeBy(version: LimitsVersion): void {
    const method = this.#methodOf(version);
    this.#lastAt = Number.NEGATIVE_INFINITY;
    // The panel below is left to the eye: a moving range crosses its limit at one point of a hundred while nothing is wrong.
    const spells = new Spells(method.panels.slice(0, 1));
    this.#judge = { version, method, pen: method.pen(version.limits), spells };
  }

  /** Runs mean nothing where neighbours resemble each other: limits alone judge then. */
  #methodOf(version: LimitsVersion | undefined): ChartMethod {
    const set = version !== undefined && isAutocorrelated(version.baseline) ? 'limits-only' : 'nelson-1-2';
    return methodOf(this.key, rulesOf[set], this.#traits.unit);
  }

  #takeNow(observation: Observation, again = false): void {
    if (this.#judge === undefined) {
      // What came while history was read may have been in it.
      if (this.#counted !== undefined && !isAfter(observation, this.#counted)) return;
      this.#counted = observation;
      this.#collected += 1;
      if (this.#collected >= this.#tryAt) this.reload();
      return;
    }
    const { at, id } = observation;
    const isNew = isAfter(observation, this.#judged);
    if (!isNew && !again) return;
    const signals = this.#judgePoint(this.#judge, observation);
    if (!isNew) return;
    this.#judged = { at, id };
    if (signals.length > 0) this.#raise(signals);
  }

  #judgePoint({ version, method, pen, spells }: Judge, observation: Observation): RaisedSignal[] {
    if (!method.counts(observation)) return [];
    const { at } = observation;
    if (at - this.#lastAt > this.#gapAfter) pen.add(undefined);
    this.#lastAt = at;
    const drawn = pen.add(isWithin(at, this.#exclusions) ? undefined : observation);
    return spells.add(drawn).flatMap((begun) => {
      const seen = { key: this.key, label: this.#traits.label, at, limitsVersion: version.version };
      return describeSignal({ ...seen, ...begun }) ?? [];
    });
  }
}

function isAfter(point: Pick<Cursor, 'at' | 'id'>, other: Pick<Cursor, 'at' | 'id'>): boolean {
  return point.at > other.at || (point.at === other.at && point.id > other.id);
}
