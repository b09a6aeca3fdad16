import { describe, expect, it } from 'vitest';
import {
  c4,
  controlConstants,
  medianMovingRangeDivisor,
} from '../../../../../main/core/quality/statistics/control-constants.ts';
import { relativeError } from './relative-error.ts';

describe('control chart constants', () => {
  it('agree with what can be written in closed form', () => {
    const [two, three] = [controlConstants(2), controlConstants(3)];
    expect(relativeError(two.d2, 2 / Math.sqrt(Math.PI))).toBeLessThan(1e-14);
    expect(relativeError(two.d3, Math.sqrt(2 - 4 / Math.PI))).toBeLessThan(1e-13);
    expect(relativeError(three.d2, 3 / Math.sqrt(Math.PI))).toBeLessThan(1e-14);
    const square = 2 + (3 * Math.sqrt(3)) / Math.PI;
    expect(relativeError(three.d3, Math.sqrt(square - 9 / Math.PI))).toBeLessThan(1e-13);
    expect(relativeError(two.c4, Math.sqrt(2 / Math.PI))).toBeLessThan(1e-15);
    expect(relativeError(three.c4, Math.sqrt(Math.PI) / 2)).toBeLessThan(1e-15);
  });

  it.each([
    [37, 4.258554050746445],
    [100, 5.015187272883369],
  ])('has for %d values the mean range %d, as an integral of 20 digits says', (n, d2) => {
    expect(relativeError(controlConstants(n).d2, d2)).toBeLessThan(1e-13);
  });

  it('has factors without end at 0 where three sigma reach below it', () => {
    expect(controlConstants(5)).toMatchObject({ B3: 0, B5: 0, D1: 0, D3: 0 });
    expect(controlConstants(7).D3).toBeGreaterThan(0);
  });

  it('has c4 near 1 for a sample as large as one likes', () => {
    expect(relativeError(1 - c4(1_000_001), 1 / 4e6)).toBeLessThan(1e-6);
    // From one n to the next it never falls, also where the series takes over.
    for (let n = 2; n < 200; n += 1) expect(c4(n + 1)).toBeGreaterThan(c4(n));
  });

  it('turns a median moving range into sigma', () => {
    expect(medianMovingRangeDivisor).toBeCloseTo(0.9538725524089398, 14);
  });

  it.each([1, 0, -3, 2.5, 1_001, Number.NaN, Number.POSITIVE_INFINITY])('refuses a subgroup of %d', (n) => {
    expect(() => controlConstants(n)).toThrow(expect.objectContaining({ code: 'invalid-size' }));
  });
});
