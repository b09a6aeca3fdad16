import type { RuleChain } from './rule-chain.ts';

const zones = 8;
/** Points that a chart is followed at most before what is left is taken for settled. */
const mostPoints = 20_000;

/**
 * The mean number of points until a chain signals, where the zones have these probabilities and are cut into so many cells.
 * Charts without a signal are followed until the same share of them signals at every point; what is left then waits for a
 * geometric time.
 */
export function runLengthOfChain(
  chain: RuleChain,
  probabilities: Float64Array,
  cellsOfZone: Uint16Array,
): number {
  const flow = new Flow(chain, probabilities, cellsOfZone);
  let [sum, left, hazard, steady] = [1, 1 - flow.begin(), 0, 0];
  for (let point = 1; point < mostPoints && left > 1e-15; point += 1) {
    sum += left;
    const signalled = flow.advance();
    const now = signalled / left;
    steady = now > 0 && Math.abs(now - hazard) <= 1e-10 * now ? steady + 1 : 0;
    hazard = now;
    left -= signalled;
    if (steady === 8) return sum + left / hazard;
  }
  return hazard > 0 ? sum + left / hazard : sum;
}

/** Where the charts without a signal are: their share by state and cell. */
class Flow {
  readonly #chain: RuleChain;
  readonly #probabilities: Float64Array;
  readonly #cellsOfZone: Uint16Array;
  /** The first cell of each state. */
  readonly #first: Int32Array;
  readonly #inflow: Float64Array;
  #held: Float64Array;
  #spare: Float64Array;

  constructor(chain: RuleChain, probabilities: Float64Array, cellsOfZone: Uint16Array) {
    this.#chain = chain;
    this.#probabilities = probabilities;
    this.#cellsOfZone = cellsOfZone;
    let cells = 0;
    this.#first = Int32Array.from(chain.zone, (zone) => {
      cells += cellsOfZone[zone] ?? 1;
      return cells - (cellsOfZone[zone] ?? 1);
    });
    this.#inflow = new Float64Array(chain.zone.length);
    this.#held = new Float64Array(cells);
    this.#spare = new Float64Array(cells);
  }

  /** The first point: the share that signals at once. */
  begin(): number {
    let signalled = 0;
    this.#chain.start.forEach((state, zone) => {
      const share = this.#probabilities[zone] ?? 0;
      if (state < 0) signalled += share;
      else this.#inflow[state] = share;
    });
    this.#spread(this.#held);
    return signalled;
  }

  /** One more point: the share that signals, of all charts there were at the beginning. */
  advance(): number {
    const [{ zone, next }, from, to, inflow] = [this.#chain, this.#held, this.#spare, this.#inflow];
    inflow.fill(0);
    to.fill(0);
    let signalled = 0;
    for (let state = 0; state < zone.length; state += 1) {
      const own = zone[state] ?? 0;
      const [first, count] = [this.#first[state] ?? 0, this.#cellsOfZone[own] ?? 1];
      let mass = 0;
      for (let cell = first; cell < first + count; cell += 1) mass += from[cell] ?? 0;
      if (mass < 1e-30) continue;
      for (let other = 0; other < zones; other += 1) {
        if (other === own) continue;
        const lead = next[(state * zones + other) * 2 + (other > own ? 1 : 0)] ?? -1;
        const share = mass * (this.#probabilities[other] ?? 0);
        if (lead < 0) signalled += share;
        else inflow[lead] = (inflow[lead] ?? 0) + share;
      }
      signalled += this.#withinZone(state, own, mass);
    }
    this.#spread(to);
    [this.#held, this.#spare] = [to, from];
    return signalled;
  }

  /** The new point lies in the zone of the last one: above it with what mass lies in lower cells and half of its own. */
  #withinZone(state: number, zone: number, mass: number): number {
    const { next } = this.#chain;
    const [from, to, first] = [this.#held, this.#spare, this.#first[state] ?? 0];
    const count = this.#cellsOfZone[zone] ?? 1;
    const share = (this.#probabilities[zone] ?? 0) / count;
    const [down, up] = [next[(state * zones + zone) * 2] ?? -1, next[(state * zones + zone) * 2 + 1] ?? -1];
    const [downFirst, upFirst] = [this.#first[down] ?? -1, this.#first[up] ?? -1];
    let [below, risenInAll] = [0, 0];
    for (let cell = 0; cell < count; cell += 1) {
      const own = from[first + cell] ?? 0;
      const risen = share * (below + own / 2);
      if (up >= 0) to[upFirst + cell] = (to[upFirst + cell] ?? 0) + risen;
      if (down >= 0) to[downFirst + cell] = (to[downFirst + cell] ?? 0) + share * mass - risen;
      risenInAll += risen;
      below += own;
    }
    return (up < 0 ? risenInAll : 0) + (down < 0 ? share * count * mass - risenInAll : 0);
  }

  /** What comes in from other zones lies evenly in the cells. */
  #spread(to: Float64Array): void {
    const { zone } = this.#chain;
    for (let state = 0; state < zone.length; state += 1) {
      const count = this.#cellsOfZone[zone[state] ?? 0] ?? 1;
      const each = (this.#inflow[state] ?? 0) / count;
      if (each === 0) continue;
      const first = this.#first[state] ?? 0;
      for (let cell = first; cell < first + count; cell += 1) to[cell] = (to[cell] ?? 0) + each;
    }
  }
}
