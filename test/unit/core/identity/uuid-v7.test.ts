import { describe, expect, it } from 'vitest';
import { createUuidV7, parseUuidV7, uuidV7 } from '../../../../main/core/identity/uuid-v7.ts';

const filledWith = (byte: number) => (bytes: Uint8Array) => void bytes.fill(byte);

describe('uuidV7', () => {
  it('makes texts that parse, in strictly rising order', () => {
    let previous = '';
    for (let count = 0; count < 50_000; count += 1) {
      const id = uuidV7();
      expect(id > previous).toBe(true);
      previous = id;
    }
    expect(parseUuidV7(previous)?.unixTimeMs).toBeCloseTo(Date.now(), -4);
  });

  it('puts the fields where RFC 9562 §5.7 has them', () => {
    const next = createUuidV7({ now: () => 0x017f22e279b0, random: filledWith(0xff) });
    expect(next()).toBe('017f22e2-79b0-77ff-bfff-ffffffffffff');
  });

  it('keeps rising while the clock steps back, and does not follow it', () => {
    const times = [1000, 400, 0, 999, 1001];
    const next = createUuidV7({ now: () => times.shift() ?? 1001, random: filledWith(7) });
    const ids = [next(), next(), next(), next(), next()];
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(5);
    expect(ids.map((id) => parseUuidV7(id)?.unixTimeMs)).toEqual([1000, 1000, 1000, 1000, 1001]);
  });

  it('borrows the next millisecond when the counter of one is used up', () => {
    const next = createUuidV7({ now: () => 5, random: filledWith(0xff) });
    // Seeded at 2^17 - 1, the counter ends at 2^18 - 1.
    const ids = Array.from({ length: 2 ** 17 + 2 }, next);
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.slice(-2).map((id) => parseUuidV7(id)?.unixTimeMs)).toEqual([5, 6]);
  });

  it('refuses a clock outside 48 bits', () => {
    for (const time of [-1, 2 ** 48, Number.NaN]) {
      expect(createUuidV7({ now: () => time, random: filledWith(0) })).toThrow(RangeError);
    }
  });
});
