import type { EncodedProblem } from './encoded-problem.ts';

export interface PeerTime {
  status: string;
  milliseconds: number;
  /** Loading counted, where solving alone cannot be timed but only estimated. */
  wholeCall?: number;
}

/** Another solver, given the same problem. */
export interface Peer extends AsyncDisposable {
  name: string;
  /** Solving alone cannot be timed: loading is timed apart and taken off. */
  isEstimated: boolean;
  /** Median of warm runs, loading not counted; `undecided` after `mostMs`. */
  solve(problem: EncodedProblem, mostMs: number): Promise<PeerTime>;
}
