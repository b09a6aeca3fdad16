/** What a set of run rules costs: how many points until the first signal, with nothing wrong and after a shift of the mean. */
import type { PatternRuleId } from '../../../../../contract/quality-rules.ts';
import { normalCdf, normalTail } from '../normal.ts';
import { requireFinite } from '../require.ts';
import { mergeStates } from './merge-states.ts';
import { orderChain } from './order-memory.ts';
import { ruleChain } from './rule-chain.ts';
import { memoryChain, type PatternLengths } from './rule-memory.ts';
import { runLengthOfChain } from './run-length-of-chain.ts';

export interface RuleSet {
  readonly rules: readonly PatternRuleId[];
  /** How many points make each pattern. */
  readonly lengths: PatternLengths;
  /** Shifts of the mean in standard deviations. */
  readonly shifts: readonly number[];
}

/** Average run lengths in points; undefined for a set that never signals or whose patterns are too long to be followed. */
export interface FalseAlarmPrice {
  readonly inControl: number | undefined;
  readonly shifted: readonly { readonly shift: number; readonly runLength: number | undefined }[];
}

/** More states than this would take seconds. */
const mostStates = 40_000;
/** Cells of all zones together where values are compared. */
const cellsInAll = 100;
const fewestCells = 3;
const cache = new Map<string, number | undefined>();
const largestCache = 1_000;

/**
 * The price of a rule set on independent normal values with known limits, zero state. Exact for zone rules; with rules 3 and 4 the
 * relative error stays below 1e-3. Remembered per rule set and shift. Throws not-finite.
 */
export function falseAlarmPrice({ rules, lengths, shifts }: RuleSet): FalseAlarmPrice {
  const runLength = (shift: number) => remembered(rules, lengths, shift);
  return {
    inControl: runLength(0),
    shifted: shifts.map((shift) => ({ shift, runLength: runLength(shift) })),
  };
}

function remembered(
  rules: readonly PatternRuleId[],
  lengths: PatternLengths,
  shift: number,
): number | undefined {
  requireFinite('The shift', shift);
  const key = JSON.stringify([[...rules].sort(), rules.map((rule) => Reflect.get(lengths, rule)), shift]);
  if (cache.has(key)) return cache.get(key);
  const found = runLengthOf(rules, lengths, shift);
  if (cache.size >= largestCache) cache.clear();
  cache.set(key, found);
  return found;
}

function runLengthOf(
  rules: readonly PatternRuleId[],
  lengths: PatternLengths,
  shift: number,
): number | undefined {
  if (rules.length === 0) return undefined;
  const memory = memoryChain(rules, lengths, mostStates);
  if (memory === undefined) return undefined;
  const watched = (rule: 'nelson-3' | 'nelson-4') => (rules.includes(rule) ? lengths[rule] : undefined);
  const order = orderChain({ steady: watched('nelson-3'), alternating: watched('nelson-4') });
  const chain = ruleChain(mergeStates(memory), order, mostStates);
  if (chain === undefined) return undefined;
  const probabilities = Float64Array.from(zoneProbabilities(shift));
  const cells = Uint16Array.from(probabilities, (p) =>
    order.count === 1 ? 1 : Math.max(fewestCells, Math.round(p * cellsInAll)),
  );
  return runLengthOfChain(chain, probabilities, cells);
}

/** Of the zones from below -3 to above 3 standard deviations, for a mean moved up by `shift`; each from the nearer tail. */
function zoneProbabilities(shift: number): number[] {
  return Array.from({ length: 8 }, (_, zone) => {
    const [low, high] = [zone - 4 - shift, zone - 3 - shift];
    if (zone === 0) return normalCdf(high);
    if (zone === 7) return normalTail(low);
    return low > 0 ? normalTail(low) - normalTail(high) : normalCdf(high) - normalCdf(low);
  });
}
