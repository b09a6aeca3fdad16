/**
 * The language of alert conditions:
 *
 *   <figure>[(<operations>)] <comparison> <value> [over <period>] [for <period>] [with at least <n> operations]
 *
 *   error_rate > 0.2 %                                   p95(registry.*) > 2 x goal for 5m
 *   error_rate(transfer.accept) > 5 % over 1h            memory > 1.5 GB for 5m
 *   failures(trust.*) >= 3 over 1d                       p99 > 800 ms with at least 500 operations
 *
 * Figures are listed in alert-figures.ts. Operations: a name of the contract, where `*` stands for anything; left out: all of them.
 * Values: `%`; ms s min h; B KB … TB, KiB … TiB; plain for counts; `x goal` for durations. `over`: the window looked at, by whole minutes.
 * `for`: how long it must hold before the alert fires. What follows the value may come in any order.
 * Pure: the page, the core and the command line read the same text the same way.
 */
import {
  type FigureName,
  type FigureTraits,
  figureNames,
  periods,
  traitsOf,
  unitNamed,
  units,
} from './alert-figures.ts';
import {
  type ConditionFault,
  type ConditionPart,
  ConditionScanner,
  type ConditionToken,
  ScanFault,
} from './alert-scanner.ts';

export const comparisons = ['>', '>=', '<', '<='] as const;
export type Comparison = (typeof comparisons)[number];

export interface AlertCondition {
  readonly figure: FigureName;
  /** Whose figure it is: `registry.get`, `registry.*`, `*`; undefined of figures that are of the core. */
  readonly pattern: string | undefined;
  readonly comparison: Comparison;
  /** As written: of `0.2 %` 0.2 and `%`. The unit of `2 x goal` is `x goal`. */
  readonly amount: number;
  readonly unit: string;
  /** The window looked at, milliseconds; undefined where things are counted as they stand. */
  readonly over: number | undefined;
  /** How long it must hold before it fires, milliseconds. */
  readonly for: number;
  /** Operations it takes; undefined: the usual evidence. */
  readonly minimum: number | undefined;
}

export interface ParsedCondition {
  readonly condition?: AlertCondition;
  readonly fault?: ConditionFault;
  /** What was understood, in order, also before a fault. */
  readonly parts: readonly ConditionPart[];
}

export const goalUnit = 'x goal';
const { h: hour = 0, m: minute = 0 } = periods;
const longest = { over: 720 * hour, for: 168 * hour };
const clauses = ['over', 'for', 'with at least'] as const;

/**
 * Read a condition. Never throws; linear in the length.
 * @param operations names that exist, e.g. `registry.get`; with them a pattern that means none of them is a fault
 */
export function parseCondition(text: string, operations?: readonly string[]): ParsedCondition {
  const parser = new Parser(text, operations);
  try {
    return { condition: parser.parse(), parts: parser.parts };
  } catch (error) {
    if (!(error instanceof ScanFault)) throw error;
    const { message, position, expected } = error;
    return { fault: { message, position, expected }, parts: parser.parts };
  }
}

/** The text of a condition; `parseCondition(printCondition(c)).condition` equals `c` for every condition that can be parsed. */
export function printCondition(condition: AlertCondition): string {
  const { figure, pattern, comparison, amount, unit, over, minimum } = condition;
  const of = pattern === undefined || pattern === '*' ? '' : `(${pattern})`;
  return [
    `${figure}${of} ${comparison} ${amount}${unit === '' ? '' : ` ${unit}`}`,
    ...(over === undefined || over === traitsOf(figure).window ? [] : [`over ${printPeriod(over)}`]),
    ...(condition.for === 0 ? [] : [`for ${printPeriod(condition.for)}`]),
    ...(minimum === undefined ? [] : [`with at least ${minimum} operations`]),
  ].join(' ');
}

/** `90m`: the largest unit that leaves no rest. */
export function printPeriod(milliseconds: number): string {
  const [unit = 's', length = 1_000] =
    Object.entries(periods).findLast(([, each]) => milliseconds > 0 && milliseconds % each === 0) ?? [];
  return `${milliseconds / length}${unit}`;
}

/** What the figure is compared with, in its own measure: a share, milliseconds, bytes, pieces; of `x goal` the factor. */
export function thresholdOf({ figure, amount, unit }: AlertCondition): number {
  if (unit === goalUnit) return amount;
  // Divided: 0.2 % must be the very number that 2 of 1,000 come to.
  return unit === '%' ? amount / 100 : amount * (units[traitsOf(figure).dimension][unit] ?? 1);
}

/** Whether a name is one of those a pattern means. */
export function matchesPattern(pattern: string, name: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return name === pattern;
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length)
    return false;
  let at = first.length;
  const end = name.length - last.length;
  for (const piece of rest) {
    const found = name.indexOf(piece, at);
    if (found < 0 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return true;
}

interface Clauses {
  over?: number;
  for?: number;
  minimum?: number;
}

class Parser extends ConditionScanner {
  readonly #operations: readonly string[] | undefined;

  constructor(text: string, operations: readonly string[] | undefined) {
    super(text);
    this.#operations = operations;
  }

  parse(): AlertCondition {
    const figure = this.#figure();
    const traits = traitsOf(figure);
    const pattern = this.#pattern(figure, traits);
    const comparison = this.#comparison(pattern.open);
    const { amount, unit } = this.#value(figure, traits);
    const given: Clauses = {};
    while (!this.ended()) this.#clause(figure, traits, given);
    return {
      figure,
      pattern: pattern.text,
      comparison,
      amount,
      unit,
      over: given.over ?? traits.window,
      for: given.for ?? 0,
      minimum: given.minimum,
    };
  }

  #figure(): FigureName {
    if (this.ended())
      throw this.fault('A condition begins with a figure, as in “error_rate > 1 %”.', figureNames);
    const word = this.take('figure', /[A-Za-z_][A-Za-z0-9_]*/y);
    const figure = figureNames.find((name) => name === word?.text.toLowerCase());
    if (figure !== undefined) return figure;
    if (word) this.parts.pop();
    const shown = word?.text ?? this.next;
    throw new ScanFault(`There is no figure “${shown}”.`, word?.from ?? this.position, figureNames);
  }

  /** `open`: whether a pattern could still have been given. */
  #pattern(figure: FigureName, { of }: FigureTraits): { text: string | undefined; open: boolean } {
    const takes = of === 'operations' || of === 'signals';
    this.skip();
    const at = this.position;
    if (!this.accept('(')) return { text: takes ? '*' : undefined, open: takes };
    if (!takes) throw new ScanFault(`${figure} is not of single operations.`, at, comparisons);
    const pattern = this.take('operations', /[A-Za-z0-9.*-]{1,100}/y);
    if (pattern === undefined) throw this.fault('Which operations?', ['*', 'registry.*', 'registry.get']);
    this.#requireKnown(pattern, of);
    if (!this.accept(')')) throw this.fault('The parenthesis is not closed.', [')']);
    return { text: pattern.text, open: false };
  }

  #requireKnown({ text, from }: ConditionToken, of: FigureTraits['of']): void {
    const names = this.#operations;
    if (names === undefined || names.some((name) => matchesPattern(text, name))) return;
    // Charts are of resources too; these are not listed with the operations.
    if (of === 'signals' && /^(?:core|disk)\./u.test(text)) return;
    const [domain = ''] = text.split('.');
    const near = names
      .filter((name) => name.startsWith(`${domain}.`))
      .toSorted((a, b) => sharedLength(b, text) - sharedLength(a, text));
    const domains = [...new Set(names.map((name) => `${name.slice(0, name.indexOf('.'))}.*`))];
    const message = text.includes('*') ? `“${text}” means no operation.` : `There is no operation “${text}”.`;
    throw new ScanFault(message, from, near.length > 0 ? near : domains);
  }

  #comparison(pattern: boolean): Comparison {
    const token = this.take('comparison', /[<>]=?/y);
    const comparison = comparisons.find((known) => known === token?.text);
    if (comparison === undefined)
      throw this.fault('A comparison is missing here.', [...(pattern ? ['('] : []), ...comparisons]);
    return comparison;
  }

  #value(figure: FigureName, traits: FigureTraits): { amount: number; unit: string } {
    const expected = valueExamples(traits);
    if (this.ended()) throw this.fault('A value is missing here.', expected);
    if (this.word('goal', 'unit')) return { amount: 1, unit: this.#requireGoal(figure, traits) };
    const number = this.number('A value is missing here.', expected);
    const times = this.take('unit', /[xX×*](?![A-Za-z])/y) ?? this.take('unit', /(?=goal\b)/iy);
    if (times !== undefined) {
      if (!this.word('goal', 'unit')) throw this.fault('What is it a multiple of?', ['goal']);
      return { amount: number.amount, unit: this.#requireGoal(figure, traits, times.from) };
    }
    const unit = this.#unit(figure, traits);
    if (traits.dimension === 'count' && !Number.isInteger(number.amount))
      throw new ScanFault(`${figure} counts: it takes a whole number.`, number.from, [
        `${Math.ceil(number.amount)}`,
      ]);
    if ((figure === 'error_rate' || figure === 'disk_free') && number.amount > 100)
      throw new ScanFault(`${figure} lies between 0 % and 100 %.`, number.from, ['0.2 %', '100 %']);
    return { amount: number.amount, unit };
  }

  #requireGoal(figure: FigureName, { goal, dimension }: FigureTraits, from?: number): string {
    if (goal) return goalUnit;
    const at = from ?? this.parts.at(-1)?.from ?? this.position;
    throw new ScanFault(`${figure} has no goal.`, at, Object.keys(units[dimension]).filter(Boolean));
  }

  #unit(figure: FigureName, { dimension, goal }: FigureTraits): string {
    const known = Object.keys(units[dimension]).filter(Boolean);
    const expected = [...known, ...(goal ? [goalUnit] : [])];
    this.skip();
    const at = this.position;
    const token = /(?:over|for|with)\b/y;
    token.lastIndex = at;
    const word = token.test(this.text) ? undefined : this.take('unit', /%|[A-Za-z]+/y);
    if (word === undefined) {
      if (known.length === 0) return '';
      throw new ScanFault(`${figure} needs a unit.`, at, expected);
    }
    const unit = known.length === 0 ? undefined : unitNamed(dimension, word.text);
    if (unit !== undefined) return unit;
    this.parts.pop();
    if (known.length === 0) throw new ScanFault(`${figure} counts: it takes no unit.`, at, [...clauses]);
    throw new ScanFault(`“${word.text}” is no unit of ${figure}.`, at, expected);
  }

  #clause(figure: FigureName, traits: FigureTraits, given: Clauses): void {
    const at = this.position;
    const open = clauses.filter((clause) => given[memberOf(clause)] === undefined && applies(clause, traits));
    const clause = clauses.find((known) => this.words(known));
    if (clause === undefined) {
      const message = open.length > 0 ? 'This cannot stand here.' : 'The condition is complete before this.';
      throw new ScanFault(message, at, open);
    }
    if (!applies(clause, traits)) throw new ScanFault(notApplicable(figure, clause), at, open);
    if (given[memberOf(clause)] !== undefined) throw new ScanFault(`“${clause}” is said twice.`, at, open);
    if (clause === 'with at least') given.minimum = this.#minimum();
    else given[clause] = this.#period(clause);
  }

  #minimum(): number {
    const { amount, from } = this.number('How many operations?', ['20', '100']);
    if (!Number.isInteger(amount) || amount < 1)
      throw new ScanFault('It takes a whole number of operations, 1 or more.', from, ['20', '100']);
    if (!this.word('operations') && !this.word('operation'))
      throw this.fault('“with at least” counts operations.', ['operations']);
    return amount;
  }

  #period(clause: 'over' | 'for'): number {
    const examples = ['1m', '15m', '1h'];
    const { amount, from } = this.number('How long?', examples);
    const at = this.position;
    const word = this.take('unit', /[A-Za-z]+/y);
    const unit = word?.text.toLowerCase() === 'min' ? 'm' : word?.text.toLowerCase();
    const length = unit !== undefined && Object.hasOwn(periods, unit) ? periods[unit] : undefined;
    if (length === undefined) {
      if (word) this.parts.pop();
      const message = word ? `“${word.text}” is no unit of time here.` : 'A unit of time is missing here.';
      throw new ScanFault(message, word?.from ?? at, Object.keys(periods));
    }
    const period = Math.round(amount * length);
    // 1.1 h is not quite a whole number of milliseconds; 0.0001 s is none at all.
    const isWhole = Math.abs(amount * length - period) < 1e-6;
    const step = clause === 'over' ? minute : 1_000;
    if (!isWhole || period % step !== 0 || (clause === 'over' && period === 0))
      throw new ScanFault(
        clause === 'over' ? 'Figures are kept by the minute.' : 'It takes whole seconds.',
        from,
        examples,
      );
    if (period > longest[clause])
      throw new ScanFault(`At most ${printPeriod(longest[clause])}.`, from, [printPeriod(longest[clause])]);
    return period;
  }
}

/** Characters two texts begin with alike. */
function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

type Clause = (typeof clauses)[number];

function memberOf(clause: Clause): keyof Clauses {
  return clause === 'with at least' ? 'minimum' : clause;
}

function applies(clause: Clause, { window, of }: FigureTraits): boolean {
  if (clause === 'over') return window !== undefined;
  return clause === 'for' || of === 'operations';
}

function notApplicable(figure: FigureName, clause: Clause): string {
  return clause === 'over'
    ? `${figure} are counted as they stand: there is no window to look at.`
    : `${figure} is not of operations: their number says nothing about it.`;
}

function valueExamples({ dimension, goal }: FigureTraits): string[] {
  const examples = { share: ['1 %'], time: ['500 ms', '2 s'], bytes: ['500 MB', '1 GB'], count: ['0', '10'] };
  return [...examples[dimension], ...(goal ? ['2 x goal'] : [])];
}
