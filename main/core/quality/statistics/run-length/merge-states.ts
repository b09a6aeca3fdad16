import type { MemoryChain } from './rule-memory.ts';

const zones = 8;

/**
 * The same chain with the fewest states: those no further points can tell apart become one (E. F. Moore 1956). State 0 stays state 0,
 * and -1, a signal, what it is.
 */
export function mergeStates({ count, next }: MemoryChain): MemoryChain {
  let classes = new Int32Array(count);
  for (let known = 1; ; ) {
    const numbers = new Map<string, number>();
    const refined = Int32Array.from({ length: count }, (_, state) => {
      const leads = next.slice(state * zones, (state + 1) * zones).map((lead) => classes[lead] ?? -1);
      const key = `${classes[state]}:${leads.join()}`;
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      return number;
    });
    classes = refined;
    if (numbers.size === known) break;
    known = numbers.size;
  }
  const merged: number[] = [];
  classes.forEach((number, state) => {
    if (number * zones !== merged.length) return;
    for (const lead of next.slice(state * zones, (state + 1) * zones)) merged.push(classes[lead] ?? -1);
  });
  return { count: merged.length / zones, next: merged };
}
