/** Watches the default charts of every process as it is recorded, and keeps what they signal. */
import type { CommittedChange } from '../../../../store/index.ts';
import type { LivePoint } from '../../history/quality-history.ts';
import type { RaisedSignal } from '../decisions/index.ts';
import { singleObservation } from '../drawing/observation.ts';
import { type ChartKey, windowOf } from '../drawing/subject.ts';
import type { ChartPorts } from '../ports.ts';
import { ChartWatch } from './chart-watch.ts';

/** What counts as the shortest duration, milliseconds, as in the history: a logarithm needs one. */
const shortest = 0.001;
/** Signals that may wait while nothing can be written. */
const mostWaiting = 1_000;

interface ProcessWatch {
  /** Durations one by one. */
  readonly single: ChartWatch | undefined;
  /** Levels by the minute. */
  readonly level: ChartWatch | undefined;
  /** From the first failure on. */
  failures: ChartWatch | undefined;
  minute: number;
}

export class SignalWatch implements AsyncDisposable {
  readonly #ports: ChartPorts;
  readonly #processes = new Map<string, ProcessWatch | undefined>();
  readonly #listening = new DisposableStack();
  #waiting: RaisedSignal[] = [];
  #writing: Promise<void> = Promise.resolve();

  constructor(ports: ChartPorts) {
    this.#ports = ports;
    this.#listening.use(ports.history.onPoints((points) => this.#hear(points)));
    this.#listening.use(ports.store.onChanges((changes) => this.#decided(changes)));
  }

  /** When everything heard so far is judged, and its signals are kept. */
  async settle(): Promise<void> {
    for (const watch of this.#charts()) await watch.settled;
    await this.#writing;
  }

  /** A point no chart can take must not stop the others, nor those who recorded it. */
  #hear(points: readonly LivePoint[]): void {
    for (const point of points)
      try {
        this.#hearPoint(point);
      } catch (error) {
        this.#ports.log.warn({ error, process: point.process }, 'a point could not be judged');
      }
  }

  #hearPoint(point: LivePoint): void {
    const watch = this.#watchOf(point);
    if (watch === undefined) return;
    if (watch.level) this.#hearLevel(watch, watch.level, point.at);
    else if (point.failed) this.#hearFailure(watch, point);
    else watch.single?.take(singleObservation(point.at, point.id, Math.log(Math.max(point.value, shortest))));
  }

  #hearLevel(watch: ProcessWatch, chart: ChartWatch, at: number): void {
    const minute = Math.floor(at / windowOf('minute'));
    if (minute === watch.minute) return;
    watch.minute = minute;
    chart.poke();
  }

  #hearFailure(watch: ProcessWatch, point: LivePoint): void {
    if (watch.failures) watch.failures.poke();
    else watch.failures = this.#chartOf(point, { metric: 'failures', grain: 'single', type: 'g' });
  }

  #watchOf(point: LivePoint): ProcessWatch | undefined {
    if (this.#processes.has(point.process)) return this.#processes.get(point.process);
    const traits = this.#ports.traits(point.process);
    const level = traits?.kind === 'resource';
    const watch = traits && {
      single: level ? undefined : this.#chartOf(point, { metric: 'duration', grain: 'single', type: 'i-mr' }),
      level: level ? this.#chartOf(point, { metric: 'level', grain: 'minute', type: 'i-mr' }) : undefined,
      failures: undefined,
      minute: Math.floor(point.at / windowOf('minute')),
    };
    this.#processes.set(point.process, watch);
    return watch;
  }

  #chartOf(point: LivePoint, chart: Omit<ChartKey, 'process'>): ChartWatch | undefined {
    const { process, at, id } = point;
    const traits = this.#ports.traits(process);
    if (traits === undefined) return undefined;
    const width = windowOf(chart.grain);
    // The first point heard is the first that is judged; of windows, the one it lies in.
    const judged = width === 0 ? { at, id: id - 1 } : { at: at - (at % width) - 1, id: 0 };
    return new ChartWatch(this.#ports, traits, { process, ...chart }, judged, (signals) =>
      this.#raise(signals),
    );
  }

  #charts(): ChartWatch[] {
    return [...this.#processes.values()].flatMap((watch) =>
      [watch?.single, watch?.level, watch?.failures].filter((chart) => chart !== undefined),
    );
  }

  /** Limits and exclusions of a process are read again when somebody changed them. */
  #decided(changes: readonly CommittedChange[]): void {
    const decisions = changes.filter(
      ({ topic, type }) => topic === 'quality' && (type.startsWith('limits.') || type.startsWith('points.')),
    );
    const processes = new Set(decisions.map(({ subject }) => subject));
    for (const chart of this.#charts()) if (processes.has(chart.key.process)) chart.reload();
  }

  #raise(signals: readonly RaisedSignal[]): void {
    const isFirst = this.#waiting.length === 0;
    for (const signal of signals) if (this.#waiting.length < mostWaiting) this.#waiting.push(signal);
    if (isFirst) this.#writing = this.#writing.then(() => this.#write());
  }

  /** What cannot be written goes on waiting, for the next signal to take along. */
  async #write(): Promise<void> {
    const signals = this.#waiting;
    this.#waiting = [];
    if (signals.length === 0) return;
    try {
      await this.#ports.store.write(
        'quality.raiseSignals',
        { signals },
        { actor: 'registry', operation: 'quality.raiseSignals', at: this.#ports.now() },
      );
    } catch (error) {
      this.#waiting = [...signals, ...this.#waiting].slice(0, mostWaiting);
      this.#ports.log.warn(
        { error, signals: signals.length },
        'signals of quality wait: they cannot be written',
      );
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#listening.dispose();
    await this.settle();
    await this.#write();
  }
}
