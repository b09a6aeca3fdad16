import { describe, expect, it } from 'vitest';
import { CanonicalJsonError, canonicalize } from '../../../../main/core/trust/canonical-json.ts';

function pathOf(value: unknown): string {
  try {
    canonicalize(value);
  } catch (error) {
    if (error instanceof CanonicalJsonError) return error.path;
  }
  throw new Error('was accepted');
}

describe('canonicalize', () => {
  it('writes the example of RFC 8785 §3.2.2', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\u002f',
      literals: [null, true, false],
    };
    expect(canonicalize(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts by UTF-16 code units, so a surrogate pair comes before U+FB33', () => {
    const value = { '\ufb33': 1, '\u{1f600}': 2, '\u20ac': 3, '1': 4 };
    expect(canonicalize(value)).toBe('{"1":4,"\u20ac":3,"\u{1f600}":2,"\ufb33":1}');
  });

  it('writes negative zero as zero and keeps a member named __proto__', () => {
    expect(canonicalize(JSON.parse('{"__proto__":[-0]}'))).toBe('{"__proto__":[0]}');
  });

  it('accepts the same object in two places', () => {
    const shared = { a: 1 };
    expect(canonicalize([shared, shared])).toBe('[{"a":1},{"a":1}]');
  });

  it('refuses what JSON cannot hold, and says where', () => {
    const cycle: Record<string, unknown> = {};
    cycle['a/b'] = [cycle];
    expect(pathOf(cycle)).toBe('/a~1b/0');
    expect(pathOf({ x: [0, Number.NaN] })).toBe('/x/1');
    for (const value of [
      Number.POSITIVE_INFINITY,
      undefined,
      () => 1,
      1n,
      Symbol('s'),
      '\ud800',
      new Date(),
      new Map(),
    ]) {
      expect(pathOf({ bad: value })).toBe('/bad');
    }
    expect(pathOf({ '\udc00': 1 })).toBe('/\udc00');
    expect(pathOf(new Array(2))).toBe('/0');
  });

  it('refuses nesting that would exhaust the stack', () => {
    const deep = JSON.parse('['.repeat(5000) + ']'.repeat(5000));
    expect(() => canonicalize(deep)).toThrow('nested more than 1000');
    expect(canonicalize(JSON.parse('['.repeat(1000) + ']'.repeat(1000)))).toHaveLength(2000);
  });
});
