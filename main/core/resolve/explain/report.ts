/** A derivation as numbered sentences, each resting on what stands before it (after dart-lang/pub, doc/solver.md, "Error reporting"). */
import { countUses, type Derivation } from './derive.ts';
import type { Fact } from './fact.ts';
import { type Incompatibility, isDerived } from './incompatibility.ts';
import type { Words } from './words.ts';

export interface ReportLine {
  text: string;
  /** Lines that others refer to have one. */
  number?: number;
}

type Derived = Incompatibility & { cause: readonly [Incompatibility, Incompatibility] };

/** The sentences, the conclusion last. */
export function report({ end, subjects }: Derivation, words: Words): ReportLine[] {
  const lines: ReportLine[] = [];
  const uses = countUses(end);
  const numbers = new Map<Incompatibility, number>();
  let last = 0;

  const say = (statement: Incompatibility): string =>
    isDerived(statement) ? words.conclusion(statement, subjects) : words.fact(statement.cause as Fact);
  const sayTwo = (one: Incompatibility, other: Incompatibility): string =>
    words.twoFacts(one.cause as Fact, other.cause as Fact);
  const cite = (statement: Incompatibility): string => {
    const number = numbers.get(statement);
    return number === undefined ? say(statement) : `${say(statement)} (${number})`;
  };
  const write = (statement: Derived, text: string, isNumbered: boolean): void => {
    if (!isNumbered) {
      lines.push({ text });
      return;
    }
    last += 1;
    numbers.set(statement, last);
    lines.push({ text, number: last });
  };
  const isSimple = ({ cause: [a, b] }: Derived): boolean => !isDerived(a) && !isDerived(b);
  /** Said in the same breath as what follows from it: used once, and one half of it is a plain fact. */
  const isFolded = (statement: Derived): boolean => {
    const [a, b] = statement.cause;
    if ((uses.get(statement) ?? 0) > 1 || numbers.has(statement)) return false;
    if (isDerived(a) === isDerived(b)) return false;
    const complex = isDerived(a) ? a : b;
    return !numbers.has(complex);
  };

  const visit = (statement: Derived, isConclusion: boolean): void => {
    if (numbers.has(statement)) return;
    const isNumbered = isConclusion || (uses.get(statement) ?? 0) > 1;
    const therefore = statement === end || isConclusion ? 'So, because' : 'And because';
    const [a, b] = statement.cause;
    const told = say(statement);
    if (isDerived(a) && isDerived(b)) bothDerived(statement, a, b, therefore, isNumbered);
    else if (isDerived(a) || isDerived(b)) {
      const derived = (isDerived(a) ? a : b) as Derived;
      const fact = isDerived(a) ? b : a;
      if (numbers.has(derived))
        write(statement, `Because ${say(fact)} and ${cite(derived)}, ${told}.`, isNumbered);
      else if (isFolded(derived)) {
        const [c, d] = derived.cause;
        visit((isDerived(c) ? c : d) as Derived, false);
        write(statement, `${therefore} ${sayTwo(isDerived(c) ? d : c, fact)}, ${told}.`, isNumbered);
      } else {
        visit(derived, false);
        write(statement, `${therefore} ${say(fact)}, ${told}.`, isNumbered);
      }
    } else write(statement, `Because ${sayTwo(a, b)}, ${told}.`, isNumbered);
  };

  const bothDerived = (
    statement: Derived,
    a: Derived,
    b: Derived,
    therefore: string,
    isNumbered: boolean,
  ): void => {
    const told = say(statement);
    if (numbers.has(a) && numbers.has(b)) {
      write(statement, `Because ${cite(a)} and ${cite(b)}, ${told}.`, isNumbered);
    } else if (numbers.has(a) || numbers.has(b)) {
      const [known, open] = numbers.has(a) ? [a, b] : [b, a];
      visit(open, false);
      write(statement, `${therefore} ${cite(known)}, ${told}.`, isNumbered);
    } else if (isSimple(a) || isSimple(b)) {
      const [first, second] = isSimple(b) ? [a, b] : [b, a];
      visit(first, false);
      visit(second, false);
      write(statement, `Thus, ${told}.`, isNumbered);
    } else {
      visit(a, true);
      visit(b, false);
      write(statement, `${therefore} ${cite(a)}, ${told}.`, isNumbered);
    }
  };

  if (isDerived(end)) visit(end, false);
  else lines.push({ text: `${capital(say(end))}.` });
  return lines;
}

/** A sentence begins with a capital letter, a name keeps its own. */
function capital(text: string): string {
  return /^(?:the|every|no|what) /u.test(text) ? text.slice(0, 1).toUpperCase() + text.slice(1) : text;
}
