import { describe, expect, it } from 'vitest';
import { secretRules } from '../../../../../main/core/transfer/secrets/rules.ts';
import { SecretScanner } from '../../../../../main/core/transfer/secrets/secret-scanner.ts';

/** A made-up token, put together here so that no scanner of repositories takes it for a real one. */
const token = ['gh', 'p_', 'k3Jx9QmZ2vTb7LcW5sRd1NfH8yGa4PeU6oVi'].join('');
const found = (bytes: Buffer | string) => new SecretScanner().scan('f.txt', Buffer.from(bytes));
const ids = (bytes: Buffer | string) => found(bytes).matches.map(({ rule }) => rule.id);

describe('SecretScanner', () => {
  it('tells rule, line and four characters, never the secret', () => {
    const { matches, complete } = found(`one\ntwo\nkey = ${token}\n`);
    expect(matches).toMatchObject([{ rule: { id: 'github-pat' }, file: 'f.txt', line: 3, excerpt: 'ghp_…' }]);
    expect(JSON.stringify(matches)).not.toContain(token.slice(8));
    expect(complete).toBe(true);
  });

  it('finds a secret wherever two chunks part', () => {
    const text = Buffer.from(`padding ${token} end\n`);
    for (let cut = 1; cut < text.length; cut += 1) {
      const scanner = new SecretScanner();
      scanner.start('f');
      scanner.write(text.subarray(0, cut));
      scanner.write(text.subarray(cut));
      expect(scanner.end().matches, `cut at ${cut}`).toHaveLength(1);
    }
  });

  it('finds a secret around the ends of its blocks once, with its line', () => {
    const line = `${'x'.repeat(99)}\n`;
    for (const place of [
      243_000, 261_000, 262_100, 264_000, 279_000, 280_600, 520_000, 1_048_500, 2_120_000,
    ]) {
      const lines = Math.floor(place / 100);
      const text = Buffer.from(`${line.repeat(lines)} ${token}\n${line.repeat(4_000)}`);
      const scanner = new SecretScanner();
      scanner.start('f');
      for (let at = 0; at < text.length; at += 65_536) scanner.write(text.subarray(at, at + 65_536));
      expect(
        scanner.end().matches.map((match) => match.line),
        `at ${place}`,
      ).toEqual([lines + 1]);
    }
  });

  it('finds a key as long as they come across blocks', () => {
    const armour = [
      '-----BEGIN RSA PRIVATE ',
      'KEY-----\n',
      `${'Ab3+'.repeat(16)}\n`.repeat(190),
      '-----END RSA PRIVATE ',
      'KEY-----\n',
    ].join('');
    expect(ids(`${'y'.repeat(262_144 - 6_000)}\n${armour}${'z'.repeat(100_000)}`)).toEqual(['private-key']);
  });

  it('reads one line of five megabytes', () => {
    const text = `${'var a=1;'.repeat(300_000)}"${token}"${'b();'.repeat(600_000)}`;
    expect(found(text).matches).toMatchObject([{ line: 1 }]);
  });

  it('reads UTF-16 of both orders, with and without a mark', () => {
    const little = Buffer.from(`${'text '.repeat(20)}${token}\n`, 'utf16le');
    const big = Buffer.from(little).swap16();
    expect(ids(Buffer.concat([Buffer.from([0xff, 0xfe]), little]))).toEqual(['github-pat']);
    expect(ids(Buffer.concat([Buffer.from([0xfe, 0xff]), big]))).toEqual(['github-pat']);
    expect(ids(little)).toEqual(['github-pat']);
    expect(ids(big)).toEqual(['github-pat']);
  });

  it('leaves binary files alone', () => {
    expect(ids(Buffer.concat([Buffer.from([0, 1, 2, 0, 0, 7, 0, 0]), Buffer.from(token)]))).toEqual([]);
  });

  it('caps what it reports of one file', () => {
    const many = Array.from({ length: 60 }, (_, index) => `${token.slice(0, -2)}${String(index + 10)}`).join(
      '\n',
    );
    const { matches, complete } = found(many);
    expect(matches).toHaveLength(20);
    expect(complete).toBe(false);
  });

  it('does not let a flood of warnings hide what blocks', () => {
    const value = ['h8Kq', '2vXz', '9LmT', '4wRb'].join('');
    const flood = Array.from({ length: 60_000 }, (_, index) => `password = "${value}${index}"`).join('\n');
    const { matches, complete } = found(`${flood}\n${token}`);
    expect(matches.map(({ rule }) => rule.id)).toEqual([
      ...Array.from({ length: 20 }, () => 'generic'),
      'github-pat',
    ]);
    expect(complete).toBe(true);
  });

  it('takes bounded time for a file of keywords', () => {
    const started = performance.now();
    const { complete } = found('.eyAAAAAAAAAAAAAAAAAAAAAAAA'.repeat(800_000));
    expect(complete).toBe(false);
    expect(performance.now() - started).toBeLessThan(15_000);
  }, 30_000);

  it('warns of assigned passwords, not of placeholders and names', () => {
    const value = ['h8Kq', '2vXz', '9LmT', '4wRb'].join('');
    expect(found(`db_password = "${value}"`).matches).toMatchObject([
      { rule: { id: 'generic', severity: 'warn' } },
    ]);
    expect(ids('password: "changeme-please-123"')).toEqual([]);
    expect(ids('token = "parser.tokenizer.current"')).toEqual([]);
    expect(ids(`secret: "${'$'}{VAULT_SECRET_NAME_1}"`)).toEqual([]);
  });

  it('reports a known token assigned to a telling name once', () => {
    expect(ids(`token = "${token}"`)).toEqual(['github-pat']);
  });

  it('has rules that agree with themselves', () => {
    expect(new Set(secretRules.map(({ id }) => id)).size).toBe(secretRules.length);
    for (const rule of secretRules) {
      expect(rule.keywords.length).toBeGreaterThan(0);
      if (rule.exact === undefined)
        expect(rule.keywords).toEqual(rule.keywords.map((word) => word.toLowerCase()));
    }
  });
});
