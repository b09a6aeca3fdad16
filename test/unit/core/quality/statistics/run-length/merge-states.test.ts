import { describe, expect, it } from 'vitest';
import { usualRuleLengths } from '../../../../../../main/core/quality/charts/index.ts';
import { mergeStates } from '../../../../../../main/core/quality/statistics/run-length/merge-states.ts';
import {
  type MemoryChain,
  memoryChain,
} from '../../../../../../main/core/quality/statistics/run-length/rule-memory.ts';
import { mulberry32 } from '../../../../../support/spc-recipe.ts';

/** After how many points of a walk through zones the chain signals. */
function pointsUntilSignal({ next }: MemoryChain, zones: readonly number[]): number {
  let state = 0;
  return zones.findIndex((zone) => {
    state = next[state * 8 + zone] ?? -1;
    return state < 0;
  });
}

describe('merged states', () => {
  it('are fewer and signal after the same points', () => {
    const chain = memoryChain(['nelson-2', 'nelson-5', 'nelson-6', 'nelson-8'], usualRuleLengths, 10_000);
    if (chain === undefined) throw new Error('the chain is larger than it should be');
    const merged = mergeStates(chain);
    expect(merged.count).toBeLessThan(chain.count / 1.5);
    expect(mergeStates(merged)).toEqual(merged);
    const random = mulberry32(8);
    for (let walk = 0; walk < 500; walk += 1) {
      const zones = Array.from({ length: 200 }, () => Math.floor(4 + 4 * (random() + random() - 1)));
      expect(pointsUntilSignal(merged, zones)).toBe(pointsUntilSignal(chain, zones));
    }
  });
});
