/** How far apart two versions of a package are, as a person about to replace one by the other wants to know it. */

interface Step {
  /** Published versions on the way, the goal included. */
  versions: number;
  direction: 'up' | 'down';
  /** The left-most number that differs; `pre-release` when only that part does. */
  change: 'major' | 'minor' | 'patch' | 'pre-release';
}

interface Placed {
  version: string;
  state: string;
}

/** Between two versions of a list ordered from the highest down; undefined when one is not in it, or both are the same. */
export function distanceBetween(versions: readonly Placed[], from: string, to: string): Step | undefined {
  const [start, end] = [from, to].map((wanted) => versions.findIndex(({ version }) => version === wanted));
  if (start === undefined || end === undefined || start < 0 || end < 0 || start === end) return undefined;
  const up = end < start;
  const way = up ? versions.slice(end, start) : versions.slice(start + 1, end + 1);
  const counted = way.filter(({ state, version }) => state === 'published' || version === to);
  return { versions: counted.length, direction: up ? 'up' : 'down', change: changeOf(from, to) };
}

/** `4 versions up, a minor change`. */
export function distanceText({ versions, direction, change }: Step): string {
  const count = `${versions} version${versions === 1 ? '' : 's'} ${direction}`;
  return `${count}, ${change === 'pre-release' ? 'the pre-release part alone' : `a ${change} change`}`;
}

function changeOf(from: string, to: string): Step['change'] {
  const [left, right] = [from, to].map((version) => version.split(/[-+]/u, 1)[0]?.split('.') ?? []);
  const at = (left ?? []).findIndex((number, index) => number !== right?.[index]);
  return (['major', 'minor', 'patch'] as const)[at] ?? 'pre-release';
}
