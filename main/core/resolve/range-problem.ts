import semver from 'semver';

export interface RangeProblem {
  /** Of the first character at fault, in the text; 0 for the first one. */
  position: number;
  message: string;
}

const known = new Map<string, RangeProblem | undefined>();
const mostKnown = 20_000;

// Nearly all that is written: comparators of plain numbers. Parsing proper costs a hundred times as much.
const comparator = String.raw`(?:[~^]|[<>]=?|=)?(?:0|[1-9]\d{0,14})(?:\.(?:0|[1-9]\d{0,14})){0,2}`;
const plainRange = new RegExp(String.raw`^(?:\*|${comparator}(?: (?:\|\| )?${comparator})*)$`, 'u');

/**
 * What is wrong with a range text in node-semver's grammar, and where; undefined when it can be read. Answers are
 * remembered: problems of any size repeat the same few thousand ranges.
 */
export function rangeProblem(text: string): RangeProblem | undefined {
  if (plainRange.test(text) && text.length <= 256) return undefined;
  if (known.has(text)) return known.get(text);
  const problem = semver.validRange(text) === null ? locate(text) : undefined;
  if (known.size >= mostKnown) known.clear();
  known.set(text, problem);
  return problem;
}

/** Alternatives are read one by one, then the comparators of the one that cannot be read. */
function locate(text: string): RangeProblem {
  let start = 0;
  for (const alternative of text.split('||')) {
    if (semver.validRange(alternative) === null) return locateIn(alternative, start);
    start += alternative.length + 2;
  }
  return { position: 0, message: 'it is no version range' };
}

// An operator and the version after it are one comparator, with or without spaces between.
const comparators = /(?:[<>=~^]+\s*)?[^\s<>=~^]+|[<>=~^]+/gu;

function locateIn(alternative: string, start: number): RangeProblem {
  for (const { 0: comparator, index } of alternative.matchAll(comparators)) {
    if (comparator === '-') continue;
    if (semver.validRange(comparator) === null)
      return { position: start + index, message: `${quote(comparator)} is no version or comparator` };
  }
  const hyphen = alternative.search(/(?:^|\s)-(?:\s|$)/u);
  if (hyphen >= 0)
    return {
      position: start + alternative.indexOf('-', hyphen),
      message: 'a hyphen range is two versions with " - " between them',
    };
  const first = alternative.search(/\S/u);
  return {
    position: start + Math.max(first, 0),
    message: `${quote(alternative.trim())} is no version range`,
  };
}

function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
