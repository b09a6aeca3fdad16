/**
 * What the last points of a chart look like, in a few numbers that each new point moves on: no points are kept, so a
 * chart of a million points holds as much as a chart of ten.
 *
 * "Beyond" is strict: a point exactly on a zone line belongs to the inner zone, a point exactly on the centre line
 * ends a run on one side, and a tie ends a trend.
 */
export class ZoneRuns {
  /** Points since the last restart. */
  count = 0;
  /** Points in a row on the side of `side`. */
  onSide = 0;
  /** Points in a row each above, or each below, the one before it, the first included. */
  steady = 0;
  /** Points in a row that go up and down in turn. */
  alternating = 0;
  /** Points in a row within one sigma, and outside of it on either side. */
  within = 0;
  outside = 0;
  /** The points at the end of `outside` that share one side. */
  outsideOneSide = 0;
  /** One bit for each of the last points, the newest lowest: beyond one and two sigma above, and below. */
  aboveOne = 0;
  belowOne = 0;
  aboveTwo = 0;
  belowTwo = 0;
  #side = 0;
  #direction = 0;
  #previous = 0;

  /** Forgets everything: a value is missing, or a new stage begins. */
  restart(): void {
    this.count = 0;
    this.onSide = 0;
    this.steady = 0;
    this.alternating = 0;
    this.within = 0;
    this.outside = 0;
    this.outsideOneSide = 0;
    this.aboveOne = 0;
    this.belowOne = 0;
    this.aboveTwo = 0;
    this.belowTwo = 0;
    this.#side = 0;
    this.#direction = 0;
  }

  /** Moves on by a point: its plotted value, and its distance from the centre line in standard errors. */
  add(value: number, z: number): void {
    this.#turn(value);
    const side = Math.sign(z);
    const far = Math.abs(z) > 1;
    this.outsideOneSide = !far ? 0 : side === this.#side ? this.outsideOneSide + 1 : 1;
    this.onSide = side === 0 ? 0 : side === this.#side ? this.onSide + 1 : 1;
    this.#side = side;
    this.outside = far ? this.outside + 1 : 0;
    this.within = far ? 0 : this.within + 1;
    this.aboveOne = (this.aboveOne << 1) | (z > 1 ? 1 : 0);
    this.belowOne = (this.belowOne << 1) | (z < -1 ? 1 : 0);
    this.aboveTwo = (this.aboveTwo << 1) | (z > 2 ? 1 : 0);
    this.belowTwo = (this.belowTwo << 1) | (z < -2 ? 1 : 0);
    this.#previous = value;
    this.count += 1;
  }

  #turn(value: number): void {
    if (this.count === 0) {
      this.steady = 1;
      this.alternating = 1;
      return;
    }
    const direction = Math.sign(value - this.#previous);
    const turned = direction !== 0 && direction === -this.#direction;
    this.steady = direction === 0 ? 1 : direction === this.#direction ? this.steady + 1 : 2;
    this.alternating = direction === 0 ? 1 : turned ? this.alternating + 1 : 2;
    this.#direction = direction;
  }
}
