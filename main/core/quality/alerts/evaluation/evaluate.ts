/** Judges a condition by what is seen in one moment. */
import {
  type AlertCondition,
  goalUnit,
  matchesPattern,
  thresholdOf,
} from '../../../../../contract/alert-condition.ts';
import { type FigureName, traitsOf } from '../../../../../contract/alert-figures.ts';
import { figureText, windowWords } from '../../../../../contract/alert-words.ts';
import type { WindowFigures } from '../../history/quality-history.ts';
import type { Look } from './look.ts';

export interface Verdict {
  /** Undefined: too little happened to tell. */
  readonly holds: boolean | undefined;
  /** In the figure's own measure; undefined where there is none. */
  readonly value: number | undefined;
  /** The figure, and what it comes from. */
  readonly text: string;
}

const levels: Partial<Record<FigureName, string>> = {
  memory: 'resource:core.memory',
  heap: 'resource:core.heap',
  cpu: 'resource:core.cpu',
  event_loop: 'resource:core.event-loop',
  disk_free: 'resource:disk.free',
};
const operation = 'operation:';

/** Rejects where the evidence cannot be read. */
export async function evaluate(condition: AlertCondition, look: Look): Promise<Verdict> {
  const { figure, over = 0 } = condition;
  switch (traitsOf(figure).of) {
    case 'core':
      return level(condition, await look.figures(over));
    case 'signals':
      return openSignals(condition, await look.openSignals());
    case 'evidence':
      return judged(condition, look.lost(over));
    case 'operations': {
      const processes = (await look.figures(over)).filter(({ process }) => meant(condition, process));
      if (figure === 'error_rate') return errorRate(condition, processes);
      if (figure === 'failures') return judged(condition, sum(processes, 'failures'));
      if (figure === 'operations') return judged(condition, sum(processes, 'trials'));
      return worstDuration(condition, processes, look);
    }
  }
}

/** Whether a value is on the side of the threshold the condition speaks of. */
function compare({ comparison }: AlertCondition, value: number, threshold: number): boolean {
  switch (comparison) {
    case '>':
      return value > threshold;
    case '>=':
      return value >= threshold;
    case '<':
      return value < threshold;
    case '<=':
      return value <= threshold;
  }
}

function judged(condition: AlertCondition, value: number, detail?: string): Verdict {
  const text = `${traitsOf(condition.figure).label} ${figureText(condition.figure, value)}`;
  return {
    holds: compare(condition, value, thresholdOf(condition)),
    value,
    text: detail === undefined ? text : `${text} (${detail})`,
  };
}

function nothing(text: string, value?: number): Verdict {
  return { holds: undefined, value, text };
}

function meant({ pattern = '*' }: AlertCondition, process: string): boolean {
  return process.startsWith(operation) && matchesPattern(pattern, process.slice(operation.length));
}

function sum(processes: readonly WindowFigures[], member: 'trials' | 'failures'): number {
  return processes.reduce((total, figures) => total + figures[member], 0);
}

function level(condition: AlertCondition, figures: readonly WindowFigures[]): Verdict {
  const known = figures.find(({ process }) => process === levels[condition.figure]);
  if (known === undefined || known.count === 0)
    return nothing(`Nothing was measured in ${windowWords(condition.over ?? 0)}.`);
  return judged(condition, known.mean);
}

/** Charts are of operations and of resources: a pattern names either by what follows the colon. */
function openSignals(condition: AlertCondition, signals: Readonly<Record<string, number>>): Verdict {
  const { pattern = '*' } = condition;
  const counts = Object.entries(signals).filter(([process]) =>
    matchesPattern(pattern, process.slice(process.indexOf(':') + 1)),
  );
  return judged(
    condition,
    counts.reduce((total, [, count]) => total + count, 0),
  );
}

/** Of all operations meant together. One failure among few is an event, not a rate: where no number is given it takes two. */
function errorRate(condition: AlertCondition, processes: readonly WindowFigures[]): Verdict {
  const [trials, failures] = [sum(processes, 'trials'), sum(processes, 'failures')];
  const needed = condition.minimum ?? traitsOf(condition.figure).minimum ?? 1;
  if (trials === 0) return nothing(`No operation in ${windowWords(condition.over ?? 0)}.`);
  const rate = failures / trials;
  if (trials < needed)
    return nothing(`${failures} of ${trials} operations failed; it takes ${needed} operations.`, rate);
  const verdict = judged(condition, rate, `${failures} of ${trials} operations failed`);
  const single = condition.minimum === undefined && failures === 1 && condition.comparison.startsWith('>');
  if (!single || !verdict.holds) return verdict;
  return { ...verdict, holds: false, text: `${verdict.text}: one failure is an event, not a rate` };
}

/** Processes are judged one by one; told is the one that comes closest, or goes furthest. */
function worstDuration(
  condition: AlertCondition,
  processes: readonly WindowFigures[],
  look: Pick<Look, 'goalOf'>,
): Verdict {
  const needed = condition.minimum ?? traitsOf(condition.figure).minimum ?? 1;
  const measured = processes.filter(({ count }) => count >= needed);
  const rising = condition.comparison.startsWith('>') ? 1 : -1;
  const compared = measured.map((figures) => {
    const value = durationOf(condition.figure, figures);
    const goal = condition.unit === goalUnit ? look.goalOf(figures.process) : undefined;
    return { figures, value, goal, measure: goal === undefined ? value : value / goal };
  });
  const [worst] = compared.toSorted((a, b) => rising * (b.measure - a.measure));
  if (worst === undefined) return nothing(tooFew(condition, processes, needed));
  const { figures, value, goal, measure } = worst;
  const name = figures.process.slice(operation.length);
  const beside =
    goal === undefined ? '' : `, ${Number(measure.toPrecision(2))} x its goal of ${figureText('p95', goal)}`;
  return {
    holds: compare(condition, measure, thresholdOf(condition)),
    value,
    text: `${traitsOf(condition.figure).label} of ${name} ${figureText(condition.figure, value)}${beside} (${figures.count} operations)`,
  };
}

function durationOf(figure: FigureName, { p50, p95, p99, mean }: WindowFigures): number {
  if (figure === 'p50') return p50;
  if (figure === 'p95') return p95;
  return figure === 'p99' ? p99 : mean;
}

function tooFew(condition: AlertCondition, processes: readonly WindowFigures[], needed: number): string {
  const most = processes.reduce((count, figures) => Math.max(count, figures.count), 0);
  const window = windowWords(condition.over ?? 0);
  if (most === 0) return `No operation in ${window}.`;
  return `At most ${most} operations of a kind in ${window}; it takes ${needed}.`;
}
