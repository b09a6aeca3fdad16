import { Buffer } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { canonicalize } from '../../main/core/trust/canonical-json.ts';
import { describeFormat, type FileRunner, requireCount, type VectorFile } from './vectors.ts';

describeFormat('jcs', (file) => runnerOf(file)(file));

// The folders of RFC 8785's own test data: input/x.json canonicalises to output/x.json, whose bytes are outhex/x.txt.
function runnerOf({ path, name }: VectorFile): FileRunner {
  const kind = `${basename(dirname(path))}${path.slice(path.lastIndexOf('.'))}`;
  if (name.endsWith('.csv')) return runNumbers;
  if (kind === 'input.json') return runInput;
  if (kind === 'output.json')
    return ({ text }) => it('is canonical itself', () => expect(canonicalize(JSON.parse(text))).toBe(text));
  if (kind === 'outhex.txt')
    return ({ text }) =>
      it('is canonical itself', () =>
        expect(canonicalize(JSON.parse(bytesOf(text).toString()))).toBe(bytesOf(text).toString()));
  throw new Error(`neither input, output, outhex nor a table of numbers`);
}

function runInput({ path, text }: VectorFile): void {
  const name = basename(path, '.json');
  const folder = dirname(dirname(path));
  const output = join(folder, 'output', `${name}.json`);
  const outhex = join(folder, 'outhex', `${name}.txt`);
  const hasBytes = existsSync(outhex);
  if (!hasBytes && !existsSync(output)) throw new Error(`the expected output of ${name} is missing`);
  const expected = hasBytes ? bytesOf(readFileSync(outhex, 'utf8')) : readFileSync(output);
  it('canonicalises to the expected bytes', () => {
    expect(Buffer.from(canonicalize(JSON.parse(text))).toString('hex')).toBe(expected.toString('hex'));
  });
}

// Each line: the bits of an IEEE 754 double in hex without leading zeros, then its ECMAScript text (RFC 8785 app. B).
function runNumbers({ text }: VectorFile): void {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  requireCount(undefined, lines.length);
  for (const line of lines) {
    const parts = /^([0-9a-fA-F]{1,16}),(\S+)$/.exec(line);
    if (parts === null) throw new Error(`no number line: ${line}`);
    const [, bits = '', expected] = parts;
    it(`${bits} is ${expected}`, () => {
      const value = Buffer.from(bits.padStart(16, '0'), 'hex').readDoubleBE();
      if (Number.isFinite(value)) expect(canonicalize(value)).toBe(expected);
      else expect(() => canonicalize(value)).toThrow();
    });
  }
}

function bytesOf(hexText: string): Buffer {
  return Buffer.from(hexText.replaceAll(/\s/g, ''), 'hex');
}
