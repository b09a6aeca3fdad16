/**
 * The Markov chain of run rules on independent normal values: which zones the rules remember, how the last points were ordered, and
 * where in its zone the last point lay. Zones make it exact; for rules 3 and 4, which compare values, each zone is cut into cells
 * of equal probability, of which two points in one cell are ordered either way with the same chance.
 */
import type { OrderChain } from './order-memory.ts';
import type { MemoryChain } from './rule-memory.ts';

/** States by number, each of a memory, an order and the zone of the last point; -1 is a signal. */
export interface RuleChain {
  readonly zone: Uint8Array;
  /** States that a first point in each zone leads to. */
  readonly start: readonly number[];
  /** [(state * 8 + zone) * 2 + (0 below, 1 above)]: by the new point's zone and whether it lies below or above the last one. */
  readonly next: Int32Array;
}

const zones = 8;

/** All that can be reached; undefined when it has more than `most` states. */
export function ruleChain(memory: MemoryChain, order: OrderChain, most: number): RuleChain | undefined {
  const states: { memory: number; order: number; zone: number }[] = [];
  const numbers = new Map<number, number>();
  const numberOf = (nextMemory: number, nextOrder: number, zone: number): number => {
    if (nextMemory < 0 || nextOrder < 0) return -1;
    const key = (nextMemory * order.count + nextOrder) * zones + zone;
    const known = numbers.get(key) ?? states.length;
    if (known < states.length) return known;
    numbers.set(key, known);
    states.push({ memory: nextMemory, order: nextOrder, zone });
    return known;
  };
  const start = Array.from({ length: zones }, (_, zone) => numberOf(memory.next[zone] ?? -1, 0, zone));
  const next: number[] = [];
  for (let index = 0; index < states.length && states.length <= most; index += 1) {
    const state = states[index];
    if (state === undefined) break;
    for (let zone = 0; zone < zones; zone += 1) {
      const remembered = memory.next[state.memory * zones + zone] ?? -1;
      next.push(numberOf(remembered, order.down[state.order] ?? -1, zone));
      next.push(numberOf(remembered, order.up[state.order] ?? -1, zone));
    }
  }
  if (states.length > most) return undefined;
  return { zone: Uint8Array.from(states, ({ zone }) => zone), start, next: Int32Array.from(next) };
}
