/**
 * What run rules remember of the points so far, as far as zones go: C. W. Champ, W. H. Woodall, Exact Results for Shewhart Control
 * Charts with Supplementary Runs Rules (1987). Zones are numbered 0 to 7 from below -3 sigma to above 3, a zone for each sigma.
 */
import type { PatternRuleId } from '../../../../../contract/quality-rules.ts';

/** How many points make a pattern; of rules 5, 6 and their Western Electric kin: how many of one more. */
export type PatternLengths = Readonly<Record<Exclude<PatternRuleId, 'nelson-1' | 'weco-1'>, number>>;

/** Counts that stay below the lengths of the rules, since reaching one is a signal. */
interface Memory {
  /** Points in a row on one side: above counts up, below down. */
  readonly side: number;
  /** Whether each of the points before lay beyond 2 and 1 sigma, the newest in the lowest bit. */
  readonly aboveTwo: number;
  readonly belowTwo: number;
  readonly aboveOne: number;
  readonly belowOne: number;
  readonly within: number;
  readonly outside: number;
}

/** The zone rules of a set: how long each pattern is, undefined for what is not watched. */
interface ZoneRules {
  readonly beyond: boolean;
  readonly side: number | undefined;
  readonly two: number | undefined;
  readonly one: number | undefined;
  readonly within: number | undefined;
  readonly outside: number | undefined;
}

/** States of memory and where each zone leads from them; -1 is a signal. State 0 knows of no point. */
export interface MemoryChain {
  readonly count: number;
  /** [state * 8 + zone]. */
  readonly next: readonly number[];
}

const zones = 8;
const signal = -1;

/** All states that can be reached under these rules; undefined when there are more than `most`. */
export function memoryChain(
  rules: readonly PatternRuleId[],
  lengths: PatternLengths,
  most: number,
): MemoryChain | undefined {
  const watched = zoneRules(rules, lengths);
  const start: Memory = {
    side: 0,
    aboveTwo: 0,
    belowTwo: 0,
    aboveOne: 0,
    belowOne: 0,
    within: 0,
    outside: 0,
  };
  const states = [start];
  const numbers = new Map([[keyOf(start), 0]]);
  const next: number[] = [];
  for (let state = 0; state < states.length; state += 1) {
    for (let zone = 0; zone < zones; zone += 1) {
      const memory = after(states[state] ?? start, zone, watched);
      if (memory === undefined) {
        next.push(signal);
        continue;
      }
      const key = keyOf(memory);
      const known = numbers.get(key) ?? states.length;
      if (known === states.length) {
        if (known === most) return undefined;
        numbers.set(key, known);
        states.push(memory);
      }
      next.push(known);
    }
  }
  return { count: states.length, next };
}

function zoneRules(rules: readonly PatternRuleId[], lengths: PatternLengths): ZoneRules {
  const shortest = (...kin: (keyof PatternLengths)[]): number | undefined => {
    const watched = kin.filter((rule) => rules.includes(rule)).map((rule) => lengths[rule]);
    return watched.length === 0 ? undefined : Math.min(...watched);
  };
  return {
    beyond: rules.includes('nelson-1') || rules.includes('weco-1'),
    side: shortest('nelson-2', 'weco-4'),
    two: shortest('nelson-5', 'weco-2'),
    one: shortest('nelson-6', 'weco-3'),
    within: shortest('nelson-7'),
    outside: shortest('nelson-8'),
  };
}

/** The memory after a point in this zone; undefined: it signals. */
function after(memory: Memory, zone: number, rules: ZoneRules): Memory | undefined {
  const [above, isWithin] = [zone >= 4, zone === 3 || zone === 4];
  if (rules.beyond && (zone === 0 || zone === 7)) return undefined;
  const side = above ? Math.max(0, memory.side) + 1 : Math.min(0, memory.side) - 1;
  const [within, outside] = isWithin ? [memory.within + 1, 0] : [0, memory.outside + 1];
  const reached = (count: number, length: number | undefined) => length !== undefined && count >= length;
  if (reached(Math.abs(side), rules.side) || reached(within, rules.within) || reached(outside, rules.outside))
    return undefined;
  const windows = [
    window(memory.aboveTwo, zone >= 6, rules.two),
    window(memory.belowTwo, zone <= 1, rules.two),
    window(memory.aboveOne, zone >= 5, rules.one),
    window(memory.belowOne, zone <= 2, rules.one),
  ];
  const [aboveTwo, belowTwo, aboveOne, belowOne] = windows;
  if (aboveTwo === undefined || belowTwo === undefined || aboveOne === undefined || belowOne === undefined)
    return undefined;
  return {
    side: rules.side === undefined ? 0 : side,
    aboveTwo,
    belowTwo,
    aboveOne,
    belowOne,
    within: rules.within === undefined ? 0 : within,
    outside: rules.outside === undefined ? 0 : outside,
  };
}

/** The window moved on; undefined when this point, itself beyond, makes `length` of the last `length + 1`. */
function window(before: number, beyond: boolean, length: number | undefined): number | undefined {
  if (length === undefined) return 0;
  if (beyond && 1 + bitCount(before) >= length) return undefined;
  // The point itself and the `length - 1` before it are what the next one can count.
  return ((before << 1) | (beyond ? 1 : 0)) & ((1 << length) - 1);
}

function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}

function keyOf({ side, aboveTwo, belowTwo, aboveOne, belowOne, within, outside }: Memory): string {
  return `${side},${aboveTwo},${belowTwo},${aboveOne},${belowOne},${within},${outside}`;
}
