/** A chart that goes on: whole at first, then what is added to it, whole again when somebody decided something about it. */
import type { Chart, ChartInput, Columns } from '../../../../../contract/control-chart.ts';
import type { CommittedChange } from '../../../../store/index.ts';
import { openView } from '../chart/assemble-chart.ts';
import { type OpenChart, openChart } from '../chart/open-chart.ts';
import { type Points, readNext } from '../chart/read-points.ts';
import { windowOf } from '../drawing/subject.ts';
import type { ChartPorts } from '../ports.ts';
import { Waker } from './waker.ts';

export type ChartNews =
  | { type: 'chart'; chart: Chart }
  | { type: 'points'; columns: Columns; open?: Chart['open'] };

/** Batches come no faster than this, milliseconds. */
const pace = 100;
/** After the end of a window its last samples may still be on their way, milliseconds. */
const settling = 1_000;

/** Ends when the caller goes. @throws Refusal as `openChart` */
export async function* watchChart(
  ports: ChartPorts,
  input: ChartInput,
  signal: AbortSignal,
): AsyncGenerator<ChartNews> {
  using waker = new Waker(signal);
  let decided = false;
  using _points = ports.history.onPoints((points) => {
    if (points.some(({ process }) => process === input.process)) waker.wake();
  });
  using _changes = ports.store.onChanges((changes) => {
    if (!changes.some((change) => isDecision(change, input.process))) return;
    decided = true;
    waker.wake();
  });
  let open = await openChart(ports, input);
  yield { type: 'chart', chart: open.chart };
  let shown = JSON.stringify(open.chart.open);
  let { cursor } = open;
  while (await waker.next(pace, pauseOf(open, ports.now()))) {
    if (decided) {
      decided = false;
      open = await openChart(ports, input);
      ({ cursor } = open);
      shown = JSON.stringify(open.chart.open);
      yield { type: 'chart', chart: open.chart };
    } else if (open.range.live) {
      const points = await readNext(ports, open.key, cursor);
      ({ cursor } = points);
      const news = drawNext(open, points, ports.now());
      const present = JSON.stringify(news.open);
      if (news.columns.at.length === 0 && present === shown) continue;
      shown = present;
      yield news;
    }
  }
}

function drawNext({ feed, method }: OpenChart, points: Points, now: number): ChartNews & { type: 'points' } {
  for (const observation of points.observations) feed.add(observation);
  return {
    type: 'points',
    columns: feed.take(),
    ...(points.open === undefined ? {} : { open: openView(points.open, method, { to: now + 1 }) }),
  };
}

/** Until the current window is over, though nothing may come any more; milliseconds. */
function pauseOf({ key, range }: OpenChart, now: number): number | undefined {
  const width = windowOf(key.grain);
  return width === 0 || !range.live ? undefined : width - (now % width) + settling;
}

/** Signals are made of points that are told anyway. */
function isDecision({ topic, type, subject }: CommittedChange, process: string): boolean {
  return topic === 'quality' && subject === process && type !== 'signal.raised';
}
