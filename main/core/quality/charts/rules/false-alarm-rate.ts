import type { PatternRuleId } from '../../../../../contract/quality-rules.ts';
import { normalTail } from '../../statistics/index.ts';
import { type RuleLengths, usualRuleLengths } from './rule-lengths.ts';

/**
 * Share of points a rule flags while nothing is wrong: independent normal values with known limits. Overlapping flags
 * count each, so it is no 1 / ARL: signals of patterns come in clusters.
 */
export function falseAlarmRate(rule: PatternRuleId, lengths: Partial<RuleLengths> = {}): number {
  const length = rule === 'nelson-1' || rule === 'weco-1' ? 1 : (lengths[rule] ?? usualRuleLengths[rule]);
  const outside = 2 * normalTail(1);
  switch (rule) {
    case 'nelson-1':
    case 'weco-1':
      return 2 * normalTail(3);
    case 'nelson-2':
    case 'weco-4':
      return 2 * 0.5 ** length;
    case 'nelson-3':
      return 2 / factorial(length);
    case 'nelson-4':
      return 2 * alternatingShare(length);
    case 'nelson-5':
    case 'weco-2':
      return windowRate(normalTail(2), length);
    case 'nelson-6':
    case 'weco-3':
      return windowRate(normalTail(1), length);
    case 'nelson-7':
      return (1 - outside) ** length;
    case 'nelson-8':
      return outside ** length;
  }
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}

/** The point itself beyond, and at least length - 1 of the `length` before it, on one side or the other. */
function windowRate(tail: number, length: number): number {
  const others = length * tail ** (length - 1) * (1 - tail) + tail ** length;
  return 2 * tail * others;
}

/**
 * Share of orders of n values that go up, down, up, ...: the zigzag number E(n) over n!, by the triangle of L. Seidel and
 * R. C. Entringer; each row is divided by its number, so that nothing overflows.
 */
function alternatingShare(n: number): number {
  let row = [1];
  for (let size = 1; size <= n; size++) {
    const next = [0];
    for (let index = 0; index < size; index++)
      next.push((next[index] ?? 0) + (row[size - 1 - index] ?? 0) / size);
    row = next;
  }
  return row[n] ?? 0;
}
