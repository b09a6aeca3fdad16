/** Where an axis of values has its marks. */

/** Round steps: at most `most` of them between two values, on a linear or a logarithmic scale. */
export function axisTicks(min: number, max: number, scale: 'linear' | 'log', most: number): number[] {
  if (!(max > min) || most < 1) return [min];
  if (scale === 'log' && min > 0 && max / min >= 8) {
    for (const mantissas of [[1, 2, 5], [1, 3], [1]]) {
      const ticks = logTicks(min, max, mantissas);
      if (ticks.length <= most && ticks.length > 1) return ticks;
    }
    const decades = logTicks(min, max, [1]);
    const every = Math.ceil(decades.length / most);
    if (decades.length > 1) return decades.filter((_tick, index) => index % every === 0);
  }
  return linearTicks(min, max, most);
}

function logTicks(min: number, max: number, mantissas: readonly number[]): number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(min)); power <= Math.ceil(Math.log10(max)); power += 1)
    for (const mantissa of mantissas) {
      const tick = mantissa * 10 ** power;
      if (tick >= min && tick <= max) ticks.push(tick);
    }
  return ticks;
}

function linearTicks(min: number, max: number, most: number): number[] {
  const rough = (max - min) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((mantissa) => mantissa * power >= rough) ?? 10) * power;
  const first = Math.ceil(min / step);
  // Multiples, not sums: those gather errors until a mark reads 0.30000000000000004.
  return Array.from({ length: Math.max(0, Math.floor(max / step) - first + 1) }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}
