/** One place of a drawn cycle, or the places left out between two. */
export type CycleStep = { type: 'package'; coordinate: string; name: string } | { type: 'gap'; left: number };

/** More are folded in the middle. */
const mostDrawn = 12;

/** A cycle as it is drawn: each package once and the first again at the end; a long one with its middle folded unless `whole`. */
export function cycleSteps(path: readonly string[], whole: boolean): CycleStep[] {
  const distinct = path.length > 1 && path.at(-1) === path[0] ? path.slice(0, -1) : path;
  const round = distinct.length === 0 ? [] : [...distinct, ...distinct.slice(0, 1)];
  if (whole || round.length <= mostDrawn + 1) return round.map(step);
  const half = mostDrawn / 2;
  const left = round.length - 2 * half;
  return [...round.slice(0, half).map(step), { type: 'gap', left }, ...round.slice(-half).map(step)];
}

function step(coordinate: string): CycleStep {
  const at = coordinate.lastIndexOf('/');
  return { type: 'package', coordinate, name: coordinate.slice(at + 1) };
}
