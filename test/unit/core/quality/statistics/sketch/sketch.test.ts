import { describe, expect, it } from 'vitest';
import {
  createSketch,
  type Sketch,
  sketchFromBytes,
} from '../../../../../../main/core/quality/statistics/sketch/sketch.ts';
import { mulberry32, normalFrom } from '../../../../../support/spc-recipe.ts';

const probabilities = [0, 0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 0.9999, 1];

function sketchOf(values: Iterable<number>, options = {}): Sketch {
  const sketch = createSketch(options);
  for (const value of values) sketch.add(value);
  return sketch;
}

/** The largest relative error of the quantiles. */
function worstError(values: readonly number[], sketch: Sketch): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.max(
    ...probabilities.map((q) => {
      const exact = sorted[Math.floor(q * (sorted.length - 1))] ?? Number.NaN;
      const estimate = sketch.quantile(q) ?? Number.NaN;
      return exact === 0 ? Math.abs(estimate) : Math.abs(estimate - exact) / Math.abs(exact);
    }),
  );
}

const normal = normalFrom(mulberry32(5));
const random = mulberry32(6);
const heavy = Array.from({ length: 20_000 }, () => 10 / (1 - random()) ** 1.5);
const signed = Array.from({ length: 20_000 }, (_, index) => (index % 4 === 0 ? 0 : Math.sinh(3 * normal())));
const durations = Array.from({ length: 20_000 }, () => Math.floor(20 * Math.exp(normal())));

describe('a quantile sketch', () => {
  it.each([
    ['a heavy tail', heavy],
    ['zeros and both signs', signed],
    ['whole milliseconds with many ties', durations],
  ])('stays within one per cent of %s', (_, values) => {
    const sketch = sketchOf(values);
    expect(worstError(values, sketch)).toBeLessThanOrEqual(0.01 + 1e-12);
    expect(sketch.n).toBe(values.length);
  });

  it('stays within another error that was asked for', () => {
    expect(
      worstError(heavy, sketchOf(heavy, { relativeError: 0.001, mostBuckets: 20_000 })),
    ).toBeLessThanOrEqual(0.001 + 1e-12);
  });

  it('returns constants and ends exactly', () => {
    expect(probabilities.map((q) => sketchOf([42, 42, 42]).quantile(q))).toEqual(probabilities.map(() => 42));
    const sketch = sketchOf([0.3, 7, 55.5]);
    expect([sketch.quantile(0), sketch.quantile(1), sketch.min, sketch.max]).toEqual([0.3, 55.5, 0.3, 55.5]);
    expect(sketchOf([-1, 0, 0, 0, 1]).quantile(0.5)).toBe(0);
  });

  it('merges into what one sketch of all values is', () => {
    const parts = [heavy, signed, durations].map((values) => sketchOf(values));
    const merged = createSketch();
    for (const part of parts) merged.merge(part);
    expect(merged.toBytes()).toEqual(sketchOf([...heavy, ...signed, ...durations]).toBytes());
    expect(() => merged.merge(createSketch({ relativeError: 0.02 }))).toThrow(
      expect.objectContaining({ code: 'invalid-parameter' }),
    );
  });

  it('comes back from its bytes, which are few', () => {
    for (const values of [[], [0], heavy, signed]) {
      const sketch = sketchOf(values);
      const read = sketchFromBytes(sketch.toBytes());
      expect(read.toBytes()).toEqual(sketch.toBytes());
      expect(probabilities.map((q) => read.quantile(q))).toEqual(
        probabilities.map((q) => sketch.quantile(q)),
      );
    }
    expect(sketchOf(durations).toBytes().length).toBeLessThan(2_000);
  });

  it('keeps to its number of buckets and the large quantiles to their error', () => {
    const wide = Array.from({ length: 5_000 }, (_, index) => 10 ** ((index % 600) / 10 - 30));
    const sketch = sketchOf(wide, { mostBuckets: 256 });
    expect(sketch.buckets).toBeLessThanOrEqual(256);
    const [sorted, reversed] = [
      wide.toSorted((a, b) => a - b),
      sketchOf(wide.toReversed(), { mostBuckets: 256 }),
    ];
    for (const q of [0.98, 0.99, 0.999]) {
      const exact = sorted[Math.floor(q * (wide.length - 1))] ?? Number.NaN;
      expect(Math.abs((sketch.quantile(q) ?? 0) - exact)).toBeLessThanOrEqual(0.0101 * exact);
    }
    // In whatever order values come, what is lumped together is the same.
    expect(reversed.toBytes()).toEqual(sketch.toBytes());
    expect(sketch.n).toBe(wide.length);
  });

  it('holds the largest and the smallest doubles', () => {
    const sketch = sketchOf([Number.MAX_VALUE, -Number.MAX_VALUE, Number.MIN_VALUE, 1], { mostBuckets: 64 });
    expect([sketch.quantile(0), sketch.quantile(0.4), sketch.quantile(1)]).toEqual([
      -Number.MAX_VALUE,
      0,
      Number.MAX_VALUE,
    ]);
    expect(sketchFromBytes(sketch.toBytes()).max).toBe(Number.MAX_VALUE);
  });

  it('passes over missing values and refuses what has no place', () => {
    const sketch = sketchOf([1, Number.NaN]);
    expect(sketch.n).toBe(1);
    expect(createSketch().quantile(0.5)).toBeUndefined();
    expect(() => sketch.add(Number.POSITIVE_INFINITY)).toThrow(
      expect.objectContaining({ code: 'not-finite' }),
    );
    expect(() => sketch.quantile(2)).toThrow(expect.objectContaining({ code: 'invalid-probability' }));
    for (const options of [{ relativeError: 0 }, { relativeError: 1 }, { mostBuckets: 1 }])
      expect(() => createSketch(options)).toThrow(expect.objectContaining({ code: 'invalid-parameter' }));
  });

  it('refuses bytes that are cut, longer, or of another kind', () => {
    const bytes = sketchOf(durations).toBytes();
    const malformed = expect.objectContaining({ code: 'malformed-bytes' });
    for (let length = 0; length < bytes.length; length += 7)
      expect(() => sketchFromBytes(bytes.subarray(0, length))).toThrow(malformed);
    expect(() => sketchFromBytes(Uint8Array.of(...bytes, 0))).toThrow(malformed);
    expect(() => sketchFromBytes(new Uint8Array(40).fill(255))).toThrow(malformed);
    expect(() => sketchFromBytes(Uint8Array.of(9, ...bytes.subarray(1)))).toThrow(malformed);
  });
});
