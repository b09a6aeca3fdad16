import type { Dependency } from '../../../../contract/kinds.ts';

/** What to send so that a list of dependencies holds `after` in the place of `before`. */
export interface ChangePlan {
  /** Everything declared on this package in this type goes first; undefined: nothing has to. */
  remove: Pick<Dependency, 'coordinate' | 'type'> | undefined;
  /** Then these are added, in this order. */
  add: Dependency[];
}

/**
 * The registry tells dependencies apart by package, type and condition, replaces one of the same three, and removes by package and
 * type: others of that package and type, under other conditions, are put back.
 */
export function changePlan(
  declared: readonly Dependency[],
  before: Dependency | undefined,
  after: Dependency | undefined,
): ChangePlan {
  const add = after === undefined ? [] : [after];
  if (before === undefined || (after !== undefined && samePlace(before, after)))
    return { remove: undefined, add };
  const { coordinate, type } = before;
  const siblings = declared.filter(
    (each) => each.coordinate === coordinate && each.type === type && !samePlace(each, before),
  );
  return { remove: { coordinate, type }, add: [...siblings, ...add] };
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
