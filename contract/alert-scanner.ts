/** Walks along the text of an alert condition and keeps what it understood; where it does not, it says where and what could stand there. */

export interface ConditionFault {
  readonly message: string;
  /** Of the first character at fault, from 0; the length of the text where something is missing. */
  readonly position: number;
  /** What could stand there. */
  readonly expected: readonly string[];
}

/** A stretch of the text, for editors that colour it. */
export interface ConditionPart {
  readonly kind: 'figure' | 'operations' | 'comparison' | 'number' | 'unit' | 'word';
  readonly from: number;
  readonly to: number;
}

export interface ConditionToken {
  readonly text: string;
  readonly from: number;
}

/** Thrown where reading ends; told as a `ConditionFault`. */
export class ScanFault extends Error {
  readonly position: number;
  readonly expected: readonly string[];

  constructor(message: string, position: number, expected: readonly string[]) {
    super(message);
    this.position = position;
    this.expected = expected;
  }
}

export class ConditionScanner {
  readonly parts: ConditionPart[] = [];
  protected readonly text: string;
  protected position = 0;

  constructor(text: string) {
    this.text = text;
  }

  protected get next(): string {
    return this.text[this.position] ?? '';
  }

  protected number(missing: string, expected: readonly string[]): { amount: number; from: number } {
    this.skip();
    const at = this.position;
    const token = this.take('number', /\d{1,15}(?:\.\d{1,6})?/y);
    if (token === undefined) {
      const negative = this.text[at] === '-';
      throw new ScanFault(negative ? 'It cannot be below zero.' : missing, at, expected);
    }
    if (this.next === ',') throw this.fault('Decimals are written with a point.', ['.']);
    if (/[\d.]/u.test(this.next))
      throw this.fault('A number has up to 15 digits, and up to 6 after a point.', expected);
    return { amount: Number(token.text), from: token.from };
  }

  /** Several words, or none of them. */
  protected words(words: string): boolean {
    const [before, parts] = [this.position, this.parts.length];
    if (words.split(' ').every((word) => this.word(word))) return true;
    this.position = before;
    this.parts.length = parts;
    return false;
  }

  protected word(word: string, kind: ConditionPart['kind'] = 'word'): boolean {
    return this.take(kind, new RegExp(`${word}(?![A-Za-z_])`, 'iy')) !== undefined;
  }

  /** What a sticky pattern finds after spaces. */
  protected take(kind: ConditionPart['kind'], pattern: RegExp): ConditionToken | undefined {
    this.skip();
    pattern.lastIndex = this.position;
    const text = pattern.exec(this.text)?.[0];
    if (text === undefined) return undefined;
    const from = this.position;
    this.position += text.length;
    if (text !== '') this.parts.push({ kind, from, to: this.position });
    return { text, from };
  }

  /** One character, after spaces. */
  protected accept(character: string): boolean {
    this.skip();
    if (this.next !== character) return false;
    this.position += 1;
    return true;
  }

  protected skip(): void {
    while (/\s/u.test(this.next)) this.position += 1;
  }

  protected ended(): boolean {
    this.skip();
    return this.position >= this.text.length;
  }

  protected fault(message: string, expected: readonly string[]): ScanFault {
    this.skip();
    return new ScanFault(message, this.position, expected);
  }
}
