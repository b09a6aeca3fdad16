/** Ranges and versions, each parsed once: registries repeat the same few thousand of both. */
import semver from 'semver';

/** Texts remembered of each sort; beyond that it starts afresh. */
const most = 200_000;

const ranges = new Map<string, semver.Range | undefined>();
const versions = new Map<string, semver.SemVer | undefined>();

/** Whether a version lies in a range, by node-semver's rules. What cannot be read matches nothing. */
export function matchesRange(version: string, range: string): boolean {
  const parsedRange = remembered(ranges, range, (text) => new semver.Range(text));
  if (parsedRange === undefined) return false;
  const parsed = remembered(versions, version, (text) => new semver.SemVer(text));
  return parsed !== undefined && parsedRange.test(parsed);
}

function remembered<Value>(
  known: Map<string, Value | undefined>,
  text: string,
  parse: (text: string) => Value,
): Value | undefined {
  if (known.has(text)) return known.get(text);
  if (known.size >= most) known.clear();
  let value: Value | undefined;
  try {
    value = parse(text);
  } catch {
    value = undefined;
  }
  known.set(text, value);
  return value;
}
