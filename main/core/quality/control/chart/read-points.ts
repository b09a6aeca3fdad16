/** The points of a chart out of history: complete ones, and the one that is still open. */
import { gapsOf, type Observation, observationsOf } from '../drawing/observation.ts';
import { type ChartKey, isRare, windowOf } from '../drawing/subject.ts';
import type { ChartPorts } from '../ports.ts';
import type { TimeRange } from './time-range.ts';

/** How far was read: the last complete point, or failure. */
export interface Cursor {
  readonly at: number;
  /** Of a single sample or failure. */
  readonly id: number;
  /** Number of the last failure; 0: there was none. */
  readonly trial: number;
}

export interface Points {
  /** Complete ones, oldest first. */
  readonly observations: Observation[];
  /** The current window, or the gap since the last failure. */
  readonly open: Observation | undefined;
  readonly earlier: number;
  readonly cursor: Cursor;
}

/** Points of a stretch of time, the newest `most`. */
export async function readPoints(
  ports: ChartPorts,
  key: ChartKey,
  range: TimeRange,
  most: number,
): Promise<Points> {
  if (isRare(key.type)) return readGaps(ports, key, range, most);
  const start = { at: range.from - windowOf(key.grain), id: -1, trial: 0 };
  return readWindows(ports, key, range, most, start);
}

/** Points that came after what was read: a later call with their cursor goes on from there. */
export async function readNext(ports: ChartPorts, key: ChartKey, cursor: Cursor): Promise<Points> {
  const now = ports.now();
  const range = { from: cursor.at + windowOf(key.grain), to: now + 1, live: true };
  return isRare(key.type)
    ? readNextGaps(ports, key, cursor, range)
    : readWindows(ports, key, range, mostNext, cursor);
}

/** Points taken in at once while they come. */
const mostNext = 20_000;

async function readWindows(
  ports: ChartPorts,
  { process, grain }: ChartKey,
  { from, to, live }: TimeRange,
  most: number,
  after: Cursor,
): Promise<Points> {
  const columns = await ports.history.points({ process, grain, from, to, most });
  const width = windowOf(grain);
  // Two samples of one millisecond are told apart by their numbers.
  const observations = observationsOf(columns).filter(({ at, id }) => at > after.at || id > after.id);
  const last = observations.at(-1);
  const open =
    last !== undefined && width > 0 && last.at + width > ports.now() ? observations.pop() : undefined;
  const complete = observations.at(-1);
  return {
    observations,
    open: live ? open : undefined,
    earlier: columns.earlier,
    cursor: complete === undefined ? after : { ...after, at: complete.at, id: complete.id },
  };
}

async function readGaps(
  ports: ChartPorts,
  { process }: ChartKey,
  range: TimeRange,
  most: number,
): Promise<Points> {
  // One more than is shown, and from the very beginning: a gap begins with the failure before.
  const known = await ports.history.failures({ process, from: 0, to: range.to, most: most + 1 });
  const { failures, trials, firstAt = ports.now() } = known;
  const begin: Cursor = { at: firstAt, id: 0, trial: 0 };
  const [first, ...rest] = failures;
  const complete =
    failures.length > most && first !== undefined ? gapsOf(rest, first) : gapsOf(failures, begin);
  const shown = complete.filter(({ at }) => at >= range.from);
  const cursor = failures.at(-1) ?? begin;
  return {
    observations: shown,
    open: range.live ? openGap(cursor, trials, ports.now()) : undefined,
    earlier: complete.length - shown.length + (failures.length > most ? 1 : 0),
    cursor,
  };
}

async function readNextGaps(
  ports: ChartPorts,
  { process }: ChartKey,
  cursor: Cursor,
  { to }: TimeRange,
): Promise<Points> {
  const known = await ports.history.failures({ process, from: cursor.at, to, most: mostNext });
  const { trials, firstAt = ports.now() } = known;
  const before = cursor.trial === 0 ? { ...cursor, at: firstAt } : cursor;
  const failures = known.failures.filter(({ trial }) => trial > before.trial);
  const next = failures.at(-1) ?? before;
  return {
    observations: gapsOf(failures, before),
    open: openGap(next, trials, ports.now()),
    earlier: 0,
    cursor: next,
  };
}

/** The gap that no failure has ended yet: censored, so it is no point. */
function openGap(last: Cursor, trials: number, now: number): Observation | undefined {
  if (trials === 0) return undefined;
  const [gap] = gapsOf([{ id: 0, at: now, trial: trials + 1, class: '', code: '' }], last);
  return gap;
}

/** What judging has to know from before the first point: so many points of it. */
function leadOf({ type }: ChartKey): number {
  return type === 'ewma' || type === 'cusum' ? 300 : 32;
}

/** Points before those shown, so that rules do not begin anew where a view happens to begin. */
export async function readLead(ports: ChartPorts, key: ChartKey, first: Observation): Promise<Observation[]> {
  const range = { from: 0, to: first.at, live: false };
  return (await readPoints(ports, key, range, leadOf(key))).observations;
}
