/** Numbers of twice the precision as unevaluated sums of two doubles: T. J. Dekker (1971), D. E. Knuth, TAOCP 2, 4.2.2. */
export type DoubleDouble = readonly [high: number, low: number];

/** Splits a double into halves whose products are exact. */
const splitter = 2 ** 27 + 1;

/** What a * b loses when it is rounded to `product`. */
export function productError(a: number, b: number, product: number): number {
  const [left, right] = [splitter * a, splitter * b];
  const [aHigh, bHigh] = [left - (left - a), right - (right - b)];
  const [aLow, bLow] = [a - aHigh, b - bHigh];
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

/** What a + b loses when it is rounded to `sum`. */
export function sumError(a: number, b: number, sum: number): number {
  const part = sum - a;
  return a - (sum - part) + (b - part);
}

export function add([a, aRest]: DoubleDouble, [b, bRest]: DoubleDouble): DoubleDouble {
  const sum = a + b;
  return normal(sum, sumError(a, b, sum) + aRest + bRest);
}

export function multiply([a, aRest]: DoubleDouble, [b, bRest]: DoubleDouble): DoubleDouble {
  const product = a * b;
  return normal(product, productError(a, b, product) + (a * bRest + aRest * b));
}

/** A pair divided by a plain number. */
export function divide([a, aRest]: DoubleDouble, divisor: number): DoubleDouble {
  const quotient = a / divisor;
  const product = quotient * divisor;
  const remainder = a - product - productError(quotient, divisor, product) + aRest;
  return normal(quotient, remainder / divisor);
}

/** A pair times a power of two: exact. */
export function scaled([a, aRest]: DoubleDouble, power: number): DoubleDouble {
  return [a * power, aRest * power];
}

function normal(high: number, low: number): DoubleDouble {
  const sum = high + low;
  return [sum, low - (sum - high)];
}
