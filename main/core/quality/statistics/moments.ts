/**
 * Mean and variance of a stream, one value at a time.
 * Values are taken relative to the first one and summed, with their squares, in doubled precision: neither a large mean nor an
 * outlying first value costs digits. A power of two keeps squares from overflowing or vanishing.
 */
import { add, type DoubleDouble, divide, multiply, productError, scaled, sumError } from './double-double.ts';
import { StatisticsError } from './statistics-error.ts';

/** All that an accumulator knows, as plain numbers that JSON keeps; `min` and `max` are 0 while n is 0. */
export interface MomentsState {
  readonly n: number;
  readonly min: number;
  readonly max: number;
  readonly shift: number;
  readonly scale: number;
  readonly sum: DoubleDouble;
  readonly squares: DoubleDouble;
}

export interface Moments {
  /** Takes one value in; NaN is a missing value and is passed over. Throws not-finite beyond 2^1022, leaving all as it was. */
  add(value: number): void;
  /** Takes in what another accumulator has seen; the other stays as it is. */
  merge(other: Moments): void;
  readonly n: number;
  /** Undefined before the first value. */
  readonly mean: number | undefined;
  /** Of the sample, divisor n - 1; undefined below two values. */
  readonly variance: number | undefined;
  /** Of the sample; exactly 0 when all values are the same, undefined below two values. */
  readonly sd: number | undefined;
  /** Undefined before the first value. */
  readonly min: number | undefined;
  readonly max: number | undefined;
  state(): MomentsState;
}

/** An empty accumulator, or one that goes on from a saved state. */
export function createMoments(state?: MomentsState): Moments {
  return new Accumulator(state);
}

/** The moments of all values: the same accumulator fed one by one, so that batch and stream agree to the last bit. */
export function momentsOf(values: Iterable<number>): Moments {
  const moments = new Accumulator();
  for (const value of values) moments.add(value);
  return moments;
}

const largestValue = 2 ** 1022;
/** Beyond this a scaled value's square could overflow. */
const largestScaled = 2 ** 400;

class Accumulator implements Moments {
  #n = 0;
  #min = 0;
  #max = 0;
  #shift = 0;
  /** 0 until two values differ. */
  #scale = 0;
  #sum = 0;
  #sumRest = 0;
  #squares = 0;
  #squaresRest = 0;

  constructor(state?: MomentsState) {
    if (state === undefined) return;
    ({
      n: this.#n,
      min: this.#min,
      max: this.#max,
      shift: this.#shift,
      scale: this.#scale,
      sum: [this.#sum, this.#sumRest],
      squares: [this.#squares, this.#squaresRest],
    } = state);
  }

  get n(): number {
    return this.#n;
  }

  get min(): number | undefined {
    return this.#n === 0 ? undefined : this.#min;
  }

  get max(): number | undefined {
    return this.#n === 0 ? undefined : this.#max;
  }

  get mean(): number | undefined {
    if (this.#n === 0) return undefined;
    if (this.#scale === 0) return this.#shift;
    return this.#shift + (this.#sum + this.#sumRest) / this.#n / this.#scale;
  }

  get variance(): number | undefined {
    return this.#n < 2 ? undefined : this.#scaledVariance() / (this.#scale || 1) / (this.#scale || 1);
  }

  get sd(): number | undefined {
    return this.#n < 2 ? undefined : Math.sqrt(this.#scaledVariance()) / (this.#scale || 1);
  }

  add(value: number): void {
    if (!(Math.abs(value) <= largestValue)) {
      if (Number.isNaN(value)) return;
      throw new StatisticsError('not-finite', `${value} is no value that can be summed.`);
    }
    if (this.#n === 0) this.#shift = this.#min = this.#max = value;
    this.#n += 1;
    if (value < this.#min) this.#min = value;
    if (value > this.#max) this.#max = value;
    if (value !== this.#shift) this.#take(value - this.#shift);
  }

  merge(other: Moments): void {
    const theirs = other.state();
    if (theirs.n === 0) return;
    if (this.#n === 0) [this.#shift, this.#min, this.#max] = [theirs.shift, theirs.min, theirs.max];
    const apart = theirs.shift - this.#shift;
    this.#fit(Math.min(theirs.scale || Number.POSITIVE_INFINITY, scaleFor(apart)));
    if (this.#scale !== 0) this.#takeSums(theirs, apart * this.#scale);
    this.#n += theirs.n;
    this.#min = Math.min(this.#min, theirs.min);
    this.#max = Math.max(this.#max, theirs.max);
  }

  state(): MomentsState {
    return {
      n: this.#n,
      min: this.#min,
      max: this.#max,
      shift: this.#shift,
      scale: this.#scale,
      sum: [this.#sum, this.#sumRest],
      squares: [this.#squares, this.#squaresRest],
    };
  }

  #take(difference: number): void {
    let value = difference * this.#scale;
    if (this.#scale === 0 || Math.abs(value) > largestScaled) {
      this.#fit(scaleFor(difference));
      value = difference * this.#scale;
    }
    const sum = this.#sum + value;
    this.#sumRest += sumError(this.#sum, value, sum);
    this.#sum = sum;
    const square = value * value;
    const squares = this.#squares + square;
    this.#squaresRest += sumError(this.#squares, square, squares) + productError(value, value, square);
    this.#squares = squares;
  }

  /** With d the distance of the two shifts: sum(x - d) and sum((x - d)^2) from the other's sums about its own shift. */
  #takeSums(theirs: MomentsState, apart: number): void {
    const ratio = theirs.scale === 0 ? 1 : this.#scale / theirs.scale;
    const count: DoubleDouble = [theirs.n, 0];
    const sum = scaled(theirs.sum, ratio);
    const moved = multiply([apart, 0], count);
    const cross = multiply([apart, 0], add(add(sum, sum), moved));
    [this.#sum, this.#sumRest] = add([this.#sum, this.#sumRest], add(sum, moved));
    const squares = add(scaled(theirs.squares, ratio * ratio), cross);
    [this.#squares, this.#squaresRest] = add([this.#squares, this.#squaresRest], squares);
  }

  /** Takes a smaller scale over, with all that is summed so far. */
  #fit(scale: number): void {
    if (scale === Number.POSITIVE_INFINITY || (this.#scale !== 0 && scale >= this.#scale)) return;
    const ratio = this.#scale === 0 ? 1 : scale / this.#scale;
    this.#scale = scale;
    [this.#sum, this.#sumRest] = scaled([this.#sum, this.#sumRest], ratio);
    [this.#squares, this.#squaresRest] = scaled([this.#squares, this.#squaresRest], ratio * ratio);
  }

  #scaledVariance(): number {
    const sum = add([this.#sum, this.#sumRest], [0, 0]);
    const [expected, rest] = divide(multiply(sum, sum), this.#n);
    const [high, low] = add([this.#squares, this.#squaresRest], [-expected, -rest]);
    return Math.max(0, (high + low) / (this.#n - 1));
  }
}

/** The power of two that brings a difference to about 1; infinity for no difference. */
function scaleFor(difference: number): number {
  if (difference === 0) return Number.POSITIVE_INFINITY;
  return 2 ** -Math.max(-1_000, Math.min(1_000, Math.floor(Math.log2(Math.abs(difference)))));
}
