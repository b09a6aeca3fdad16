/** Compares what an engine answers with what a process-control vector expects, field by field and by the case's own tolerance. */

export interface Tolerance {
  readonly rel: number;
  readonly abs: number;
}

/**
 * Every difference as a line that names its place. A field that is expected and missing is a difference, one that is not expected is none.
 * Names of the vectors (`cp_ci`) are those of the engine (`cpCi`); null there is undefined here.
 */
export function differences(
  expected: unknown,
  actual: unknown,
  tolerance: Tolerance,
  place = 'result',
): string[] {
  if (expected === null)
    return actual === undefined ? [] : [`${place}: expected nothing, got ${show(actual)}`];
  if (typeof expected === 'number') return compareNumbers(expected, actual, tolerance, place);
  if (Array.isArray(expected)) return compareLists(expected, actual, tolerance, place);
  if (typeof expected === 'object') {
    if (typeof actual !== 'object' || actual === null)
      return [`${place}: expected an object, got ${show(actual)}`];
    return Object.entries(expected).flatMap(([name, value]) => {
      const field = camelCase(name);
      return differences(value, Reflect.get(actual, field), tolerance, `${place}.${field}`);
    });
  }
  return expected === actual ? [] : [`${place}: expected ${show(expected)}, got ${show(actual)}`];
}

/** `upper_one_sided_exact` as `upperOneSidedExact`; a leading capital stays. */
export function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase());
}

function compareNumbers(expected: number, actual: unknown, { rel, abs }: Tolerance, place: string): string[] {
  if (typeof actual !== 'number') return [`${place}: expected ${expected}, got ${show(actual)}`];
  const allowed = abs + rel * Math.max(Math.abs(expected), Math.abs(actual));
  const apart = Math.abs(expected - actual);
  return apart <= allowed || Object.is(expected, actual)
    ? []
    : [`${place}: expected ${expected}, got ${actual}, ${apart} apart where ${allowed} is allowed`];
}

function compareLists(expected: unknown[], actual: unknown, tolerance: Tolerance, place: string): string[] {
  const list = ArrayBuffer.isView(actual) ? Array.from(actual as Float64Array) : actual;
  if (!Array.isArray(list)) return [`${place}: expected a list, got ${show(actual)}`];
  if (list.length !== expected.length)
    return [`${place}: expected ${expected.length} entries, got ${list.length}`];
  return expected.flatMap((value, index) => differences(value, list[index], tolerance, `${place}[${index}]`));
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value));
}
