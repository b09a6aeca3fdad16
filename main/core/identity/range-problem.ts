import semver from 'semver';

/**
 * Where a text stops being a version range: the position of the first comparator at fault, counted in UTF-16 units from
 * 0. Undefined when the text is a range, or no single part of it is wrong.
 */
export function rangeProblemAt(text: string): number | undefined {
  if (isRange(text)) return undefined;
  let start = 0;
  for (const alternative of text.split('||')) {
    if (!isRange(alternative)) return start + problemIn(alternative);
    start += alternative.length + '||'.length;
  }
  return undefined;
}

/** An operator and what it stands before belong together, spaces between them allowed. */
const comparator = /(?:[<>]=?|[~^=]|~>)\s*\S*|\S+/gu;

function problemIn(alternative: string): number {
  for (const { 0: part, index } of alternative.matchAll(comparator))
    if (part !== '-' && !isRange(part)) return index;
  // Each part can be read: it is their order, as in a hyphen range without its end.
  return Math.max(0, alternative.search(/\S/u));
}

function isRange(text: string): boolean {
  return semver.validRange(text) !== null;
}
