/** The same scenario with the names and versions of its packages in another order, always the same other order. */
import type { Scenario } from '../../main/core/resolve/scenario.ts';

export function shuffled(scenario: Scenario): Scenario {
  const packages = mixed(Object.entries(scenario.packages)).map(([name, versions]) => [
    name,
    Object.fromEntries(mixed(Object.entries(versions))),
  ]);
  return { ...scenario, packages: Object.fromEntries(packages) };
}

function mixed<Item>(items: readonly Item[]): Item[] {
  let seed = 20_261_121;
  const below = (limit: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fff_ffff;
    return seed % limit;
  };
  const result: Item[] = [];
  for (const item of items) {
    const at = below(result.length + 1);
    const there = result[at];
    if (at === result.length || there === undefined) result.push(item);
    else {
      result[at] = item;
      result.push(there);
    }
  }
  return result;
}
