/**
 * DDSketch: quantiles of a stream with bounded relative error, in bounded memory, mergeable without loss.
 * C. Masson, J. E. Rim, H. K. Lee, DDSketch: A fast and fully-mergeable quantile sketch, PVLDB 12 (2019).
 * A value x > 0 is counted in bucket ceil(log x / log g) with g = (1 + e) / (1 - e): every value of a bucket lies within e of its middle.
 */
import { requireCount, requireProbability } from '../require.ts';
import { StatisticsError } from '../statistics-error.ts';
import { Buckets } from './buckets.ts';
import { ByteReader, ByteWriter, malformed } from './bytes.ts';

export interface Sketch {
  /** Takes one value in; NaN is a missing value and is passed over. Throws not-finite for an infinity. */
  add(value: number): void;
  /** Takes in all another sketch has counted, as if its values had been added here. Throws invalid-parameter when its error differs. */
  merge(other: Sketch): void;
  /**
   * The value of rank floor(q (n - 1)), counted from 0, within the relative error; 0 is exact, nothing leaves [min, max].
   * Undefined before the first value. Throws invalid-probability.
   */
  quantile(q: number): number | undefined;
  /** For a column of SQLite; `sketchFromBytes` reads it. A sketch of latencies takes 1 to 3 KB. */
  toBytes(): Uint8Array;
  readonly n: number;
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly relativeError: number;
  /** Buckets held now, of both signs. */
  readonly buckets: number;
}

export interface SketchOptions {
  /** Of a quantile, 0.01 unless told otherwise. */
  readonly relativeError?: number;
  /** Per sign, 2,048 unless told otherwise: at 1 % the values may span 17 decades before the smallest are lumped together. */
  readonly mostBuckets?: number;
}

/** An empty sketch. Throws invalid-parameter. */
export function createSketch({ relativeError = 0.01, mostBuckets = 2_048 }: SketchOptions = {}): Sketch {
  return new DdSketch(relativeError, mostBuckets);
}

/** The sketch that `toBytes` wrote. Throws malformed-bytes for anything else. */
export function sketchFromBytes(bytes: Uint8Array): Sketch {
  return DdSketch.read(new ByteReader(bytes));
}

const formatVersion = 1;
/** The smallest normal double: what is nearer to 0 counts as 0. */
const smallest = 2 ** -1_022;

class DdSketch implements Sketch {
  readonly relativeError: number;
  readonly #mostBuckets: number;
  readonly #logGamma: number;
  readonly #positive: Buckets;
  readonly #negative: Buckets;
  #zeros = 0;
  #n = 0;
  #min = Number.POSITIVE_INFINITY;
  #max = Number.NEGATIVE_INFINITY;

  constructor(relativeError: number, mostBuckets: number) {
    if (!(relativeError >= 1e-4 && relativeError < 1))
      throw new StatisticsError(
        'invalid-parameter',
        `A relative error of ${relativeError}; allowed is 0.0001 to 1.`,
      );
    requireCount('mostBuckets', mostBuckets);
    if (mostBuckets < 2 || mostBuckets > 65_536)
      throw new StatisticsError('invalid-parameter', `${mostBuckets} buckets; allowed are 2 to 65,536.`);
    this.relativeError = relativeError;
    this.#mostBuckets = mostBuckets;
    this.#logGamma = Math.log1p((2 * relativeError) / (1 - relativeError));
    this.#positive = new Buckets(mostBuckets);
    this.#negative = new Buckets(mostBuckets);
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

  get buckets(): number {
    return this.#positive.width + this.#negative.width;
  }

  add(value: number): void {
    if (value - value !== 0) {
      if (Number.isNaN(value)) return;
      throw new StatisticsError('not-finite', `${value} has no place in a sketch.`);
    }
    if (value >= smallest) this.#positive.add(Math.ceil(Math.log(value) / this.#logGamma), 1);
    else if (value <= -smallest) this.#negative.add(Math.ceil(Math.log(-value) / this.#logGamma), 1);
    else this.#zeros += 1;
    this.#n += 1;
    if (value < this.#min) this.#min = value;
    if (value > this.#max) this.#max = value;
  }

  merge(other: Sketch): void {
    if (!(other instanceof DdSketch) || other.relativeError !== this.relativeError)
      throw new StatisticsError(
        'invalid-parameter',
        'Only sketches of the same relative error can be merged.',
      );
    this.#positive.merge(other.#positive);
    this.#negative.merge(other.#negative);
    this.#zeros += other.#zeros;
    this.#n += other.#n;
    this.#min = Math.min(this.#min, other.#min);
    this.#max = Math.max(this.#max, other.#max);
  }

  quantile(q: number): number | undefined {
    requireProbability('q', q);
    if (this.#n === 0) return undefined;
    const rank = Math.floor(q * (this.#n - 1));
    if (rank === 0) return this.#min;
    if (rank === this.#n - 1) return this.#max;
    return Math.min(this.#max, Math.max(this.#min, this.#valueOfRank(rank)));
  }

  toBytes(): Uint8Array {
    const writer = new ByteWriter();
    writer.whole(formatVersion);
    writer.double(this.relativeError);
    writer.whole(this.#mostBuckets);
    writer.whole(this.#zeros);
    writer.double(this.#min);
    writer.double(this.#max);
    for (const side of [this.#negative, this.#positive]) writeBuckets(writer, side);
    return writer.finish();
  }

  static read(reader: ByteReader): Sketch {
    if (reader.whole() !== formatVersion) throw malformed('they are of another version');
    const [relativeError, mostBuckets] = [reader.double(), reader.whole()];
    if (!(relativeError >= 1e-4 && relativeError < 1) || mostBuckets < 2 || mostBuckets > 65_536)
      throw malformed('error or size are out of bounds');
    const sketch = new DdSketch(relativeError, mostBuckets);
    sketch.#zeros = reader.whole();
    [sketch.#min, sketch.#max] = [reader.double(), reader.double()];
    const counted = readBuckets(reader, sketch.#negative) + readBuckets(reader, sketch.#positive);
    sketch.#n = sketch.#zeros + counted;
    if (!sketch.#endsAgree()) throw malformed('smallest and largest disagree with the counts');
    if (!reader.done) throw malformed('something follows them');
    return sketch;
  }

  #endsAgree(): boolean {
    const finite = Number.isFinite(this.#min) && Number.isFinite(this.#max);
    return this.#n === 0
      ? this.#min === Infinity && this.#max === -Infinity
      : finite && this.#min <= this.#max;
  }

  #valueOfRank(rank: number): number {
    let seen = 0;
    for (const [index, count] of [...this.#negative.filled()].reverse()) {
      seen += count;
      if (seen > rank) return -this.#middleOf(index);
    }
    seen += this.#zeros;
    if (seen > rank) return 0;
    for (const [index, count] of this.#positive.filled()) {
      seen += count;
      if (seen > rank) return this.#middleOf(index);
    }
    return this.#max;
  }

  /** The value with the same relative distance to both ends of a bucket: 2 g^index / (g + 1) = g^index (1 - e). */
  #middleOf(index: number): number {
    return Math.exp(index * this.#logGamma) * (1 - this.relativeError);
  }
}

function writeBuckets(writer: ByteWriter, buckets: Buckets): void {
  const filled = [...buckets.filled()];
  writer.whole(filled.length);
  let before = 0;
  for (const [index, count] of filled) {
    writer.signed(index - before);
    writer.whole(count);
    before = index;
  }
}

/** Fills `buckets`: the sum of what was counted. */
function readBuckets(reader: ByteReader, buckets: Buckets): number {
  const indices: number[] = [];
  const counts: number[] = [];
  let [index, sum] = [0, 0];
  for (let left = reader.whole(); left > 0; left -= 1) {
    index += reader.signed();
    if (Math.abs(index) > 2 ** 24) throw malformed('a bucket is out of bounds');
    const count = reader.whole();
    indices.push(index);
    counts.push(count);
    sum += count;
  }
  // Both ends first: room is made once.
  for (const end of [indices.length - 1, 0]) if (indices[end] !== undefined) buckets.add(indices[end], 0);
  for (let place = 0; place < indices.length; place += 1)
    buckets.add(indices[place] ?? 0, counts[place] ?? 0);
  return sum;
}
