/** Numbers as people read them in plans, verdicts and reports. */

/** 998576 → `998,576`. */
export function counted(value: number): string {
  return value.toLocaleString('en-US');
}

/** A number in few digits that is not rounded over a limit it lies below: 2.9999999 is `2.999999`, not `3`. */
export function measured(value: number, digits = 7): string {
  const rough = 10 ** (digits - 1 - Math.floor(Math.log10(Math.max(Math.abs(value), 1e-12))));
  return (Math.floor(value * rough) / rough).toLocaleString('en-US', { maximumFractionDigits: 12 });
}

/** 0.95 → `95 %`. */
export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(8))} %`;
}

/** `no failure`, `1 failure`, `3 failures`. */
export function failuresOf(count: number): string {
  if (count === 0) return 'no failure';
  return count === 1 ? '1 failure' : `${counted(count)} failures`;
}
