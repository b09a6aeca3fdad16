/** A rule made ready to run, and the cheap checks that keep the regex from running. */
import { RE2JS } from 're2js';
import { shannonEntropy } from './entropy.ts';
import type { SecretRule } from './secret-rule.ts';

export interface CompiledRule {
  readonly rule: SecretRule;
  readonly pattern: RE2JS;
  readonly allow: readonly RE2JS[];
  readonly before: number;
  readonly after: number;
}

const compiled = new WeakMap<SecretRule, CompiledRule>();

/** Compiles a rule once: an archive of a few files should not wait for expressions that were ready before. */
export function compileRule(rule: SecretRule): CompiledRule {
  const known = compiled.get(rule);
  if (known) return known;
  const made = {
    rule,
    pattern: RE2JS.compile(rule.regex),
    allow: (rule.allow ?? []).map((regex) => RE2JS.compile(regex)),
    before: rule.before ?? 160,
    after: rule.after ?? 512,
  };
  compiled.set(rule, made);
  return made;
}

const tokenByte = byteSet('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+/=.~\\');
const nameByte = byteSet('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-."\'`]');
const blank = byteSet(' \t\r\n');
const quote = byteSet('"\'`');

function byteSet(characters: string): Uint8Array {
  const set = new Uint8Array(256);
  for (const byte of Buffer.from(characters)) set[byte] = 1;
  return set;
}

/** Whether the text after a keyword, from `end` of `bytes`, can belong to a match at all. */
export function mayMatch(rule: SecretRule, bytes: Buffer, end: number): boolean {
  if (rule.followedBy === undefined) return true;
  return rule.followedBy === 'assignment' ? isAssignment(bytes, end) : isToken(bytes, end, rule.followedBy);
}

function isToken(bytes: Buffer, start: number, length: number): boolean {
  if (start + length > bytes.length) return false;
  for (let position = start; position < start + length; position += 1) {
    if (tokenByte[bytes[position] ?? 0] === 0) return false;
  }
  return true;
}

/** `…Name"] = "`: the rest of a name, then `=`, `:`, `:=` or `=>`, then a quote. */
function isAssignment(bytes: Buffer, start: number): boolean {
  let position = skip(bytes, start, nameByte, 28);
  position = skip(bytes, position, blank, 5);
  const sign = bytes[position];
  if (sign !== 0x3d && sign !== 0x3a) return false;
  const second = bytes[position + 1];
  position += second === 0x3d || second === 0x3e ? 2 : 1;
  position = skip(bytes, position, blank, 5);
  return quote[bytes[position] ?? 0] === 1;
}

function skip(bytes: Buffer, start: number, set: Uint8Array, most: number): number {
  let position = start;
  while (position < start + most && position < bytes.length && set[bytes[position] ?? 0] === 1) position += 1;
  return position;
}

/** Whether a match is a secret: random enough, not on the allow list, not a placeholder. */
export function isSecret({ rule, allow }: CompiledRule, secret: string): boolean {
  if (rule.entropy !== undefined && shannonEntropy(secret) <= rule.entropy) return false;
  if (allow.some((pattern) => pattern.test(secret))) return false;
  const folded = secret.toLowerCase();
  return !rule.stopWords?.some((word) => folded.includes(word));
}
