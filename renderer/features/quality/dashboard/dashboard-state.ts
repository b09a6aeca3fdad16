/** What the dashboard shows, as the address bar holds it. */
import type { ProcessSummary } from '../../../../contract/quality-figures.ts';
import type { Span } from '../../../../contract/quality-words.ts';
import type { Sort } from '../../../ui/virtual-table-types.ts';
import { readSpan } from '../quality-address.ts';

export const shownChoices = ['all', 'signals', 'defects', 'unproven'] as const;
export type Shown = (typeof shownChoices)[number];

export interface DashboardState {
  span: Span;
  /** Part of a name. */
  filter: string;
  shown: Shown;
  sort: Sort;
}

/** What calls for attention first. */
const usualSort: Sort = { column: 'signals', direction: 'descending' };

/** Read it; what is not understood is left out. */
export function readDashboardState(parameters: URLSearchParams): DashboardState {
  const [, minus = '', column] = /^(-?)([a-z0-9]+)$/u.exec(parameters.get('sort') ?? '') ?? [];
  return {
    span: readSpan(parameters.get('span')),
    filter: parameters.get('filter') ?? '',
    shown: shownChoices.find((each) => each === parameters.get('show')) ?? 'all',
    sort:
      column !== undefined && Object.hasOwn(orders, column)
        ? { column, direction: minus === '-' ? 'descending' : 'ascending' }
        : usualSort,
  };
}

/** Print it; what is as usual is left out. */
export function writeDashboardState({ span, filter, shown, sort }: DashboardState): URLSearchParams {
  const parameters = new URLSearchParams();
  if (span !== '24h') parameters.set('span', span);
  if (filter !== '') parameters.set('filter', filter);
  if (shown !== 'all') parameters.set('show', shown);
  if (sort.column !== usualSort.column || sort.direction !== usualSort.direction)
    parameters.set('sort', `${sort.direction === 'descending' ? '-' : ''}${sort.column}`);
  return parameters;
}

/** What rows are ordered by; undefined goes last in both directions. */
const orders: Record<string, (process: ProcessSummary) => number | string | undefined> = {
  process: ({ label }) => label.toLowerCase(),
  trials: ({ trials }) => trials,
  reliability: ({ evidence, reliability }) => (evidence === 'enough' ? reliability?.lower : undefined),
  sigma: ({ evidence, sigma }) => (evidence === 'enough' ? (sigma?.level ?? sigma?.atLeast) : undefined),
  p50: ({ durations }) => durations?.p50,
  p95: ({ durations }) => durations?.p95,
  p99: ({ durations }) => durations?.p99,
  signals: ({ openSignals }) => openSignals,
};

/** The rows of the dashboard: filtered and in order. */
export function dashboardRows(
  processes: readonly ProcessSummary[],
  { filter, shown, sort }: Pick<DashboardState, 'filter' | 'shown' | 'sort'>,
): ProcessSummary[] {
  const wanted = filter.trim().toLowerCase();
  const order = orders[sort.column] ?? (() => undefined);
  const sign = sort.direction === 'descending' ? -1 : 1;
  return processes
    .filter(
      (each) =>
        (wanted === '' || `${each.label} ${each.process}`.toLowerCase().includes(wanted)) &&
        isShown(each, shown),
    )
    .sort((a, b) => compare(order(a), order(b), sign) || b.trials - a.trials || compare(a.label, b.label, 1));
}

function isShown({ openSignals, reliability, evidence }: ProcessSummary, shown: Shown): boolean {
  if (shown === 'signals') return openSignals > 0;
  if (shown === 'defects') return (reliability?.defects ?? 0) > 0;
  return shown === 'all' || evidence !== 'enough';
}

function compare(a: number | string | undefined, b: number | string | undefined, sign: number): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return a < b ? -sign : sign;
}
