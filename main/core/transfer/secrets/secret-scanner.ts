/** Searches files for secrets while they stream by. */
import { TextDecoder } from 'node:util';
import { type CompiledRule, compileRule, isSecret, mayMatch } from './compiled-rule.ts';
import { KeywordFinder } from './keyword-finder.ts';
import { secretRules } from './rules.ts';
import type { SecretRule } from './secret-rule.ts';
import { encodingSample, guessEncoding, type TextEncodingName } from './text-decoding.ts';

export interface SecretMatch {
  readonly rule: SecretRule;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The first four characters and an ellipsis; never the secret. */
  readonly excerpt: string;
}

/** Small enough to stay in the processor's cache from the copy to the last look. */
const blockBytes = 262_144;
/** Files up to this size that come in one piece are scanned in place. */
const wholeBytes = 4_194_304;
/** What one run of a regex may cover; longer stretches of keywords are cut into such ranges, which overlap. */
const longestRange = 65_536;
/** What all regexes together may cover in one file: keeps files made of keywords alone from taking minutes. */
const rangeBudget = 1_048_576;
const matchesPerFile = 20;

interface Range {
  start: number;
  end: number;
}

/** One at a time: `start(path)`, `write(chunk)`…, `end()`. Memory is one block, whatever the size of a file. */
export class SecretScanner {
  readonly #rules: readonly CompiledRule[];
  /** Index of the rule of each keyword. */
  readonly #ruleOf: readonly number[];
  readonly #finder: KeywordFinder;
  readonly #lookBehind: number;
  readonly #lookAhead: number;
  readonly #store: Buffer;
  #path = '';
  #encoding: TextEncodingName | undefined;
  #decoder: TextDecoder | undefined;
  #length = 0;
  #scanFrom = 0;
  #offset = 0;
  #lines = 0;
  /** Bytes run over and matches found, apart for each severity: a flood of warnings must not hide what blocks. */
  #spent = { block: 0, warn: 0 };
  #count = { block: 0, warn: 0 };
  #matches = new Map<string, SecretMatch & { offset: number; size: number }>();

  constructor(rules: readonly SecretRule[] = secretRules) {
    this.#rules = rules.map(compileRule);
    this.#ruleOf = rules.flatMap((rule, index) => rule.keywords.map(() => index));
    this.#finder = new KeywordFinder(
      rules.flatMap(({ keywords, exact = false }) => keywords.map((text) => ({ text, exact }))),
    );
    this.#lookBehind = Math.max(...this.#rules.map(({ before }) => before));
    this.#lookAhead = Math.max(...this.#rules.map(({ after }) => after));
    this.#store = Buffer.allocUnsafe(blockBytes + this.#lookBehind + this.#lookAhead);
  }

  start(path: string): void {
    this.#path = path;
    this.#encoding = undefined;
    this.#decoder = undefined;
    this.#length = this.#scanFrom = this.#offset = this.#lines = 0;
    this.#spent = { block: 0, warn: 0 };
    this.#count = { block: 0, warn: 0 };
    this.#matches = new Map();
  }

  write(chunk: Buffer): void {
    let rest = chunk;
    if (this.#encoding === undefined) {
      const sample = chunk.subarray(0, encodingSample - this.#length);
      this.#append(sample);
      rest = chunk.subarray(sample.length);
      if (this.#length >= encodingSample) this.#decide();
    }
    if (rest.length === 0 || this.#encoding === 'binary') return;
    this.#append(this.#decoder ? Buffer.from(this.#decoder.decode(rest, { stream: true })) : rest);
  }

  /** The matches of the file, in its order. `complete` is false when some that block may have been missed. */
  end(): { matches: SecretMatch[]; complete: boolean } {
    if (this.#encoding === undefined) this.#decide();
    if (this.#encoding !== 'binary') this.#scanBlock(this.#store.subarray(0, this.#length), this.#length);
    return this.#result();
  }

  /** A whole file at once: no copy, for the many small files. */
  scan(path: string, bytes: Buffer): { matches: SecretMatch[]; complete: boolean } {
    this.start(path);
    if (bytes.length > wholeBytes || guessEncoding(bytes) !== 'bytes') {
      this.write(bytes);
      return this.end();
    }
    this.#scanBlock(bytes, bytes.length);
    return this.#result();
  }

  #result() {
    const matches = [...this.#matches.values()].sort((a, b) => a.offset - b.offset);
    const precise = matches.filter(({ rule }) => rule.severity === 'block');
    // A known token assigned to `token` is one secret, not two.
    const distinct = matches.filter(
      (match) => match.rule.severity === 'block' || !precise.some((other) => overlaps(match, other)),
    );
    return {
      matches: distinct.map(({ rule, file, line, excerpt }) => ({ rule, file, line, excerpt })),
      complete: this.#spent.block <= rangeBudget && this.#count.block < matchesPerFile,
    };
  }

  #decide(): void {
    this.#encoding = guessEncoding(this.#store.subarray(0, this.#length));
    if (this.#encoding !== 'utf-16le' && this.#encoding !== 'utf-16be') return;
    this.#decoder = new TextDecoder(this.#encoding);
    const raw = Buffer.from(this.#store.subarray(0, this.#length));
    this.#length = 0;
    this.#append(Buffer.from(this.#decoder.decode(raw, { stream: true })));
  }

  #append(bytes: Buffer): void {
    for (let position = 0; position < bytes.length; ) {
      if (this.#length === this.#store.length) this.#advance();
      const copied = bytes.copy(this.#store, this.#length, position);
      this.#length += copied;
      position += copied;
    }
  }

  /** Scans a full block, then keeps its tail: matches may begin there and end in the next block. */
  #advance(): void {
    const cut = this.#length - this.#lookAhead;
    this.#scanBlock(this.#store.subarray(0, this.#length), cut);
    const keep = cut - this.#lookBehind;
    this.#lines += countLines(this.#store, keep);
    this.#store.copyWithin(0, keep, this.#length);
    this.#length -= keep;
    this.#offset += keep;
    this.#scanFrom = cut - keep;
  }

  /** Looks at the keywords that begin in `[scanFrom, cut)` of a block. */
  #scanBlock(block: Buffer, cut: number): void {
    const ranges: (Range | undefined)[] = [];
    for (const { keyword, start, end } of this.#finder.find(block)) {
      const index = this.#ruleOf[keyword] ?? 0;
      const compiled = this.#rules[index];
      if (!compiled || start < this.#scanFrom || start >= cut) continue;
      if (!mayMatch(compiled.rule, block, end)) continue;
      const wanted = {
        start: Math.max(0, start - compiled.before),
        end: Math.min(block.length, end + compiled.after),
      };
      const open = ranges[index];
      if (open && wanted.start <= open.end && wanted.end - open.start <= longestRange) open.end = wanted.end;
      else {
        if (open) this.#runRule(compiled, block, open);
        ranges[index] = wanted;
      }
    }
    ranges.forEach((range, index) => {
      const compiled = this.#rules[index];
      if (range && compiled) this.#runRule(compiled, block, range);
    });
  }

  #runRule(compiled: CompiledRule, block: Buffer, range: Range): void {
    const { severity } = compiled.rule;
    this.#spent[severity] += range.end - range.start;
    if (this.#spent[severity] > rangeBudget || this.#count[severity] >= matchesPerFile) return;
    const text = block.toString('latin1', range.start, range.end);
    if (!compiled.pattern.test(text)) return;
    const matcher = compiled.pattern.matcher(text);
    const group = compiled.rule.group ?? 0;
    while (this.#count[severity] < matchesPerFile && matcher.find()) {
      const secret: string = matcher.group(group) ?? '';
      if (isSecret(compiled, secret))
        this.#note(compiled.rule, block, range.start + matcher.start(group), secret);
    }
  }

  #note(rule: SecretRule, block: Buffer, position: number, secret: string): void {
    const offset = this.#offset + position;
    const key = `${rule.id}:${offset}`;
    if (this.#matches.has(key)) return;
    this.#count[rule.severity] += 1;
    const line = this.#lines + countLines(block, position) + 1;
    const excerpt = `${secret.slice(0, 4)}…`;
    this.#matches.set(key, { rule, file: this.#path, line, excerpt, offset, size: secret.length });
  }
}

interface Place {
  readonly offset: number;
  readonly size: number;
}
const overlaps = (a: Place, b: Place): boolean =>
  a.offset < b.offset + b.size && b.offset < a.offset + a.size;

/** Line ends before `end`. */
function countLines(bytes: Buffer, end: number): number {
  let lines = 0;
  // A call of indexOf for each short line would take several times as long.
  for (let at = 0; at < end; at += 1) if (bytes[at] === 10) lines += 1;
  return lines;
}
