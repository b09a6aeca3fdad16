/** What rules 3 and 4 (steady and alternating points) remember: the last step's direction and how long its pattern is. */

/** Where a step up or down leads from each state; -1 is a signal. State 0 has seen one point. */
export interface OrderChain {
  readonly count: number;
  readonly up: readonly number[];
  readonly down: readonly number[];
}

/** Points that make a pattern; undefined where a rule is not watched. */
export interface OrderLengths {
  readonly steady: number | undefined;
  readonly alternating: number | undefined;
}

interface State {
  readonly direction: -1 | 0 | 1;
  readonly steady: number;
  readonly alternating: number;
}

/** All states that can be reached; without either rule there is but one. */
export function orderChain(lengths: OrderLengths): OrderChain {
  if (lengths.steady === undefined && lengths.alternating === undefined)
    return { count: 1, up: [0], down: [0] };
  const states: State[] = [{ direction: 0, steady: 1, alternating: 1 }];
  const numbers = new Map<string, number>();
  const numberOf = (state: State | undefined): number => {
    if (state === undefined) return -1;
    const key = `${state.direction},${state.steady},${state.alternating}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    states.push(state);
    numbers.set(key, states.length - 1);
    return states.length - 1;
  };
  const [up, down]: [number[], number[]] = [[], []];
  for (let index = 0; index < states.length; index += 1) {
    const state = states[index];
    if (state === undefined) break;
    up.push(numberOf(after(state, 1, lengths)));
    down.push(numberOf(after(state, -1, lengths)));
  }
  return { count: states.length, up, down };
}

function after(state: State, direction: -1 | 1, lengths: OrderLengths): State | undefined {
  const same = state.direction === direction;
  const steady = same ? state.steady + 1 : 2;
  const alternating = same ? 2 : state.alternating + 1;
  if (lengths.steady !== undefined && steady >= lengths.steady) return undefined;
  if (lengths.alternating !== undefined && alternating >= lengths.alternating) return undefined;
  return {
    direction,
    steady: lengths.steady === undefined ? 2 : steady,
    alternating: lengths.alternating === undefined ? 2 : alternating,
  };
}
