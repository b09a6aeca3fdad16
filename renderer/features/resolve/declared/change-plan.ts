import type { Dependency } from '../../../../contract/kinds.ts';

/** What to send so that a list of dependencies holds `after` in the place of `before`. */
export interface ChangePlan {
  /** This one goes first; undefined: nothing has to. */
  remove: Required<Pick<Dependency, 'coordinate' | 'type' | 'when'>> | undefined;
  /** Then this one is added. */
  add: Dependency | undefined;
}

/** The registry tells dependencies apart by package, type and condition, and replaces one of the same three. */
export function changePlan(before: Dependency | undefined, after: Dependency | undefined): ChangePlan {
  if (before === undefined || (after !== undefined && samePlace(before, after)))
    return { remove: undefined, add: after };
  const { coordinate, type, when = {} } = before;
  return { remove: { coordinate, type, when }, add: after };
}

function samePlace(one: Dependency, other: Dependency): boolean {
  return placeOf(one) === placeOf(other);
}

function placeOf({ coordinate, type, when }: Dependency): string {
  return JSON.stringify([coordinate, type, sorted(when)]);
}

/** Members in a fixed order, so that equal conditions have equal texts. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
}
