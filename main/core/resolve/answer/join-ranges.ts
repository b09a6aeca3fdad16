import semver from 'semver';

/** More alternatives than a person can read; then the ranges stand one by one. */
const mostAlternatives = 64;
const longest = 512;

/** One range that holds what all of them hold: `(a || b)` and `c` is `a c || b c`. */
export function joinRanges(ranges: readonly string[]): string {
  const [first = '*', ...others] = [...new Set(ranges)].sort();
  let joined = [first];
  if (others.length > 0) joined = alternativesOf(first);
  for (const range of others)
    joined = joined.flatMap((left) => alternativesOf(range).map((right) => `${left} ${right}`));
  const text = joined.join(' || ');
  return joined.length > mostAlternatives || text.length > longest ? first : text;
}

/** A hyphen range reads as one only by itself. */
function alternativesOf(range: string): string[] {
  return range.split('||').map((part) => {
    const text = part.trim();
    return text.includes(' - ') ? new semver.Range(text).range : text || '*';
  });
}
