/** Why no version there could ever be lies in a range, in words. */
import semver from 'semver';
import { InvalidRange } from './parsed-range.ts';
import { rangeCanMatch } from './range-can-match.ts';

/**
 * `no version is both above 2 and below 1` for `>2 <1`; undefined where something can match, and for text that is no range. The parts that
 * exclude each other are said as they were written.
 */
export function whyNeverMatches(range: string): string | undefined {
  if (!isImpossible(range)) return undefined;
  return [...new Set(range.split('||').map(reasonOf))].join(', and ');
}

function reasonOf(alternative: string): string {
  const parts = comparatorsOf(alternative);
  const alone = parts.find(isImpossible);
  if (alone !== undefined) return `no version is ${said(alone)}`;
  for (const [index, one] of parts.entries())
    for (const other of parts.slice(index + 1))
      if (isImpossible(`${one} ${other}`)) return bothSaid(one, other);
  return `no version is all of ${parts.map(said).join(', ')}`;
}

/** `>1` leaves out all of 1.x, which has to be said where `>1.0.0` would be another matter. */
function bothSaid(one: string, other: string): string {
  const parts = [one, other];
  const isMisread = !isImpossible(parts.map((part) => part.replace(partial, completed)).join(' '));
  const [left, right] = parts.map((part) => said(isMisread ? part.replace(partial, '$1$2.x') : part));
  return `${subject(one, other)} ${left} and ${right}`;
}

/** A comparator that takes a part of a version for all there is of it. */
const partial = /^(>|<=)(v?\d+(?:\.\d+)?)$/u;

function completed(_text: string, operator: string, version: string): string {
  return `${operator}${semver.coerce(version)}`;
}

/** A pre-release may lie between two releases: a range takes it only where it names one of the same release. */
function subject(one: string, other: string): string {
  const [high, low] = [one, other].map((part) => new semver.Range(part, { includePrerelease: true }));
  const between = high && low && semver.intersects(high, low, { includePrerelease: true });
  return between ? 'no release is both' : 'no version is both';
}

const hyphen = /^\s*(\S+)\s+-\s+(\S+)\s*$/u;
const comparators = /(?:[<>=~^]+\s*)?[^\s<>=~^]+/gu;

function comparatorsOf(alternative: string): string[] {
  const ends = hyphen.exec(alternative);
  if (ends) return [`>=${ends[1]}`, `<=${ends[2]}`];
  return [...alternative.matchAll(comparators)].map(([text]) => text.replace(/\s/gu, ''));
}

const operatorWords: Readonly<Record<string, string>> = {
  '>': 'above ',
  '>=': 'at least ',
  '<': 'below ',
  '<=': 'at most ',
  '=': 'exactly ',
  '': 'exactly ',
};

function said(comparator: string): string {
  const [, operator = '', version = ''] = /^([<>=]*)(.*)$/u.exec(comparator) ?? [];
  const isPlace = semver.valid(version) !== null || operator.includes('<') || operator.includes('>');
  const words = isPlace ? operatorWords[operator] : undefined;
  return words === undefined ? `within ${comparator}` : words + version;
}

function isImpossible(range: string): boolean {
  try {
    return !rangeCanMatch(range);
  } catch (error) {
    if (error instanceof InvalidRange) return false;
    throw error;
  }
}
