/** Gauss-Legendre quadrature: nodes by Newton's method on the Legendre polynomial (G. Rybicki's recurrence). */
export interface Node {
  readonly at: number;
  readonly weight: number;
}

/** `count` nodes with their weights for the integral from `low` to `high`. */
export function gaussLegendre(count: number, low: number, high: number): Node[] {
  const [middle, half] = [(high + low) / 2, (high - low) / 2];
  return Array.from({ length: count }, (_, index) => {
    let x = Math.cos((Math.PI * (count - index - 0.25)) / (count + 0.5));
    for (let step = 0; step < 100; step += 1) {
      const { value, slope } = legendre(count, x);
      const next = x - value / slope;
      const settled = Math.abs(next - x) < 1e-15;
      x = next;
      if (settled) break;
    }
    const { slope } = legendre(count, x);
    return { at: middle + half * x, weight: (2 * half) / ((1 - x * x) * slope * slope) };
  });
}

function legendre(degree: number, x: number): { value: number; slope: number } {
  let [value, before] = [1, 0];
  for (let k = 1; k <= degree; k += 1)
    [value, before] = [((2 * k - 1) * x * value - (k - 1) * before) / k, value];
  return { value, slope: (degree * (x * value - before)) / (x * x - 1) };
}
