/** What is kept of the durations or levels of a stretch of time: the values while they are few, then moments and a sketch. */
import {
  createMoments,
  createSketch,
  type Moments,
  type Sketch,
  sketchFromBytes,
} from '../statistics/index.ts';
import type { ByteReader, ByteWriter } from '../statistics/sketch/bytes.ts';

/** Up to so many values are kept as they are: smaller than their moments, and most minutes hold no more. */
const fewest = 8;
/** What counts as the shortest duration, milliseconds: a logarithm needs one. */
const shortest = 0.001;

/** `log`: moments are of natural logarithms (of milliseconds); `linear`: of the values. Sum, extremes and sketch are of the values. */
export type Scale = 'log' | 'linear';

interface Many {
  moments: Moments;
  sketch: Sketch;
  sum: number;
}

export class ValueSummary {
  readonly #scale: Scale;
  #few: number[] = [];
  #many: Many | undefined;
  /** Read when somebody asks for it: charts need moments alone. */
  #sketchBytes: Uint8Array | undefined;

  constructor(scale: Scale) {
    this.#scale = scale;
  }

  get count(): number {
    return this.#many?.moments.n ?? this.#few.length;
  }

  /** Of the values themselves. */
  get sum(): number {
    return this.#many?.sum ?? this.#few.reduce((sum, value) => sum + value, 0);
  }

  /** On the scale: logarithms or values. */
  get moments(): Moments {
    if (this.#many) return this.#many.moments;
    const moments = createMoments();
    for (const value of this.#few) moments.add(scaled(value, this.#scale));
    return moments;
  }

  add(value: number): void {
    if (this.#many === undefined && this.#few.length < fewest) this.#few.push(value);
    else {
      const many = this.#grown();
      many.moments.add(scaled(value, this.#scale));
      many.sketch.add(value);
      many.sum += value;
    }
  }

  merge(other: ValueSummary): void {
    if (other.#many === undefined) {
      for (const value of other.#few) this.add(value);
      return;
    }
    const many = this.#grown();
    const theirs = other.#grown();
    many.moments.merge(theirs.moments);
    many.sketch.merge(theirs.sketch);
    many.sum += theirs.sum;
  }

  /** Quantiles of the values; undefined without any. */
  sketch(): Sketch | undefined {
    return this.count === 0 ? undefined : this.#grown().sketch;
  }

  write(writer: ByteWriter): void {
    const many = this.#many;
    writer.whole(many ? fewest + 1 : this.#few.length);
    if (!many) {
      for (const value of this.#few) writer.double(value);
      return;
    }
    const { n, min, max, shift, scale, sum, squares } = many.moments.state();
    writer.whole(n);
    for (const part of [min, max, shift, scale, ...sum, ...squares, many.sum]) writer.double(part);
  }

  /** The sketch as stored; null where the values themselves are. */
  sketchBytes(): Uint8Array | null {
    return this.#sketchBytes ?? this.#many?.sketch.toBytes() ?? null;
  }

  static read(scale: Scale, reader: ByteReader, sketchBytes: Uint8Array | undefined): ValueSummary {
    const summary = new ValueSummary(scale);
    const size = reader.whole();
    if (size <= fewest) {
      for (let left = size; left > 0; left -= 1) summary.#few.push(reader.double());
      return summary;
    }
    const n = reader.whole();
    const part = () => reader.double();
    const state = {
      n,
      min: part(),
      max: part(),
      shift: part(),
      scale: part(),
      sum: [part(), part()] as const,
      squares: [part(), part()] as const,
    };
    summary.#many = { moments: createMoments(state), sketch: createSketch(), sum: part() };
    summary.#sketchBytes = sketchBytes;
    return summary;
  }

  #grown(): Many {
    if (this.#many === undefined) {
      const many = { moments: this.moments, sketch: createSketch(), sum: this.sum };
      for (const value of this.#few) many.sketch.add(value);
      this.#few = [];
      this.#many = many;
    } else if (this.#sketchBytes !== undefined) {
      this.#many.sketch = sketchFromBytes(this.#sketchBytes);
      this.#sketchBytes = undefined;
    }
    return this.#many;
  }
}

function scaled(value: number, scale: Scale): number {
  return scale === 'log' ? Math.log(Math.max(value, shortest)) : value;
}
