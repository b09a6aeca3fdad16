import semver from 'semver';

type Alternative = readonly semver.Comparator[];

/**
 * A node-semver range in plain words: `^1.4.0` is `at least 1.4.0, below 2.0.0`. Alternatives are joined by `; or`.
 * Undefined when the text is no range.
 */
export function rangeInWords(text: string): string | undefined {
  const range = rangeOf(text);
  if (range === undefined) return undefined;
  const alternatives = [...new Set(range.set.map(wordsOf))];
  if (alternatives.includes(anyVersion)) return anyVersion;
  const possible = alternatives.filter((words) => !words.startsWith(noVersion));
  return (possible.length === 0 ? alternatives.slice(0, 1) : possible).join('; or ');
}

/** Parse a range as the registry does; undefined when it cannot be read. */
export function rangeOf(text: string): semver.Range | undefined {
  try {
    return new semver.Range(text.trim());
  } catch {
    return undefined;
  }
}

const anyVersion = 'any version';
const noVersion = 'no version at all';

function wordsOf(alternative: Alternative): string {
  const bounds = alternative.filter(({ value }) => value !== '');
  const lower = tightest(bounds, ['>', '>='], 1);
  const upper = tightest(bounds, ['<', '<='], -1);
  const exact = bounds.find(({ operator }) => operator === '');
  if (exact !== undefined) {
    const holds = bounds.every((bound) => bound.test(exact.semver));
    return holds ? `exactly ${exact.semver.version}` : `${noVersion}: its parts exclude each other`;
  }
  if (lower !== undefined && upper !== undefined && isEmpty(lower, upper))
    return `${noVersion}: ${said(lower)} and ${said(upper)} exclude each other`;
  // `<0.0.0-0` is how node-semver writes a range nothing is in.
  if (upper !== undefined && upper.semver.version === '0.0.0-0') return noVersion;
  const words = [lower, upper].filter((bound) => bound !== undefined).map(said);
  return words.length === 0 ? anyVersion : words.join(', ');
}

/** The bound that lets the least through; `sign` 1: the highest, -1: the lowest. */
function tightest(
  bounds: Alternative,
  operators: readonly string[],
  sign: 1 | -1,
): semver.Comparator | undefined {
  return bounds
    .filter(({ operator }) => operators.includes(operator))
    .reduce<semver.Comparator | undefined>((best, bound) => {
      if (best === undefined) return bound;
      const order = bound.semver.compare(best.semver) * sign;
      return order > 0 || (order === 0 && bound.operator.length === 1) ? bound : best;
    }, undefined);
}

function isEmpty(lower: semver.Comparator, upper: semver.Comparator): boolean {
  const order = lower.semver.compare(upper.semver);
  return order > 0 || (order === 0 && (lower.operator === '>' || upper.operator === '<'));
}

const operatorWords: Readonly<Record<string, string>> = {
  '>': 'above',
  '>=': 'at least',
  '<': 'below',
  '<=': 'at most',
};

function said({ operator, semver: version }: semver.Comparator): string {
  // The `-0` that desugaring adds says "not even its pre-releases", which people do not doubt.
  const text = operator === '<' ? version.version.replace(/-0$/u, '') : version.version;
  return `${operatorWords[operator] ?? 'exactly'} ${text}`;
}

interface ListedVersion {
  version: string;
  matches: boolean;
}

/** Pre-releases that lie between the bounds and yet do not match, since the range names none of theirs; highest first as given. */
export function passedOverPrereleases(range: string, versions: readonly ListedVersion[]): string[] {
  return versions
    .filter(
      ({ version, matches }) =>
        !matches &&
        semver.prerelease(version) !== null &&
        semver.satisfies(version, range, { includePrerelease: true }),
    )
    .map(({ version }) => version);
}
