import { describe, expect, it } from 'vitest';
import {
  cusumLimit,
  cusumRunLength,
  ewmaLimit,
  ewmaRunLength,
  shewhartRunLength,
} from '../../../../../../main/core/quality/statistics/run-length/charts.ts';

const shifts = [0, 0.5, 1, 1.5, 2, 3];
const code = (expected: string) => expect.objectContaining({ code: expected });

/** Figures of tables, of which some were simulated, to their printed digits. */
function expectTable(found: readonly number[], printed: readonly number[]): void {
  found.forEach((runLength, index) => {
    const figure = printed[index] ?? Number.NaN;
    expect(Math.abs(runLength - figure)).toBeLessThanOrEqual(figure > 100 ? 0.51 : 0.06);
  });
}

describe('run lengths of charts', () => {
  it('are those of the tables', () => {
    const cusum = (k: number, h: number, headStart = 0) =>
      shifts.map((shift) => cusumRunLength({ k, h, headStart }, shift));
    const ewma = (lambda: number, limit: number) =>
      shifts.map((shift) => ewmaRunLength({ lambda, limit, limits: 'asymptotic' }, shift));
    expectTable(
      shifts.map((shift) => shewhartRunLength(3, shift)),
      [370.4, 155.2, 43.9, 15, 6.3, 2],
    );
    expectTable(cusum(0.5, 4.77), [368.6, 35.2, 9.9, 5.5, 3.9, 2.5]);
    expectTable(cusum(0.5, 5, 2.5), [430, 28.7, 6.4, 3.4, 2.4, 1.5]);
    expectTable(ewma(0.1, 2.7), [369, 28.2, 9.7, 5.8, 4.2, 2.8]);
    expectTable(ewma(0.2, 2.962), [500, 41.8, 10.5, 5.5, 3.7, 2.4]);
  });

  it('of an EWMA that remembers nothing are those of a Shewhart chart', () => {
    for (const limits of ['asymptotic', 'time-varying'] as const)
      for (const shift of shifts)
        expect(
          ewmaRunLength({ lambda: 1, limit: 3, limits }, shift) / shewhartRunLength(3, shift),
        ).toBeCloseTo(1, 9);
  });

  it('of one side are longer than of two', () => {
    expect(shewhartRunLength(3, 0, false)).toBeCloseTo(2 * shewhartRunLength(3, 0), 8);
    const [one, two] = [false, true].map((twoSided) => cusumRunLength({ k: 0.5, h: 4, twoSided }, 0));
    expect((one ?? 0) / (two ?? 0)).toBeCloseTo(2, 9);
  });

  it('are reached by the limits found for them', () => {
    expect(cusumRunLength({ k: 0.25, h: cusumLimit(0.25, 1_000) }, 0)).toBeCloseTo(1_000, 6);
    expect(ewmaRunLength({ lambda: 0.05, limit: ewmaLimit(0.05, 200), limits: 'asymptotic' }, 0)).toBeCloseTo(
      200,
      6,
    );
  });

  it('are refused for designs that are none', () => {
    for (const lambda of [0, 1.01, -0.2])
      expect(() => ewmaRunLength({ lambda, limit: 3, limits: 'asymptotic' }, 0)).toThrow(
        code('invalid-parameter'),
      );
    expect(() => cusumRunLength({ k: 0.5, h: 0 }, 0)).toThrow(code('invalid-parameter'));
    expect(() => cusumRunLength({ k: 0.5, h: 4, headStart: 4 }, 0)).toThrow(code('invalid-parameter'));
    expect(() => shewhartRunLength(3, Number.NaN)).toThrow(code('not-finite'));
    expect(() => cusumLimit(0.5, 1)).toThrow(code('invalid-parameter'));
  });
});
