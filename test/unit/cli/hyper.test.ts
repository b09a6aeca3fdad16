/** The built command line as a shell runs it: real processes on a registry of their own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { buildStale } from '../../../scripts/build-stale.ts';

// Many processes one after the other, each of which derives a key from the passphrase.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const root = resolve(import.meta.dirname, '../../..');
const program = join(root, 'dist/main/cli.js');
let home: string;

interface Ran {
  code: number | null;
  out: string;
  err: string;
}

function start(words: string[], environment: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [program, ...words], {
    env: { ...process.env, HYPER_HOME: home, HYPER_PASSPHRASE: 'correct horse', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function outcome(child: ChildProcess): Promise<Ran> {
  let [out, err] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((done) => child.on('close', (code) => done({ code, out, err })));
}

const hyper = (...words: string[]): Promise<Ran> => outcome(start(words));

async function writePackage(name: string, files: Record<string, string>): Promise<string> {
  const folder = join(home, 'work', name);
  await mkdir(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
  return folder;
}

const manifest = (name: string, version = '1.0.0') =>
  `kind: library\nnamespace: user.ada\nname: ${name}\nversion: ${version}\nlicense: MIT\ndescription: A ${name}\n`;

beforeAll(async () => {
  await buildStale(root, { quiet: true, parts: ['main'] });
  home = await mkdtemp(join(tmpdir(), 'hyper-cli-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

describe('by itself', () => {
  test('a profile, an import, a search, a look, a verification', async () => {
    expect(await hyper('init', 'ada', '--display-name', 'Ada')).toMatchObject({
      code: 0,
      out: expect.stringContaining('user.ada'),
    });
    const folder = await writePackage('aes', { 'hyper.yaml': manifest('aes'), 'README.md': '# Ciphers\n' });
    const imported = await hyper('import', folder);
    expect(imported).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^user\.ada\/aes@1\.0\.0 {2}signed {2}sha256:[0-9a-f]{64} /u),
    });
    expect(imported.out.trim().split('\n')).toHaveLength(1);
    // Both are streams: read to their end, they are trials, not calls that somebody left.
    for (const operation of ['transfer.inspect', 'transfer.accept']) {
      const ran = await hyper('quality', 'operations', operation, '--limit', '1', '--output', 'json');
      expect(JSON.parse(ran.out)).toMatchObject({ samples: [{ outcome: 'success' }] });
    }
    const found = JSON.parse((await hyper('registry', 'search', 'aes', '--output', 'json')).out) as {
      hits: { coordinate: string }[];
    };
    expect(found.hits.map(({ coordinate }) => coordinate)).toContain('user.ada/aes');
    const detail = parse(
      (await hyper('--output', 'yaml', 'registry', 'get', 'user.ada/aes@^1.0.0')).out,
    ) as object;
    expect(detail).toMatchObject({ coordinate: 'user.ada/aes', version: '1.0.0', signature: 'trusted' });
    expect(await hyper('verify', 'user.ada/aes')).toMatchObject({
      code: 0,
      out: expect.stringContaining('user.ada/aes@1.0.0: trusted'),
    });
    expect((await hyper('registry', 'readme', 'user.ada/aes')).out).toBe('# Ciphers\n');
    expect((await hyper('registry', 'file', 'user.ada/aes', 'README.md')).out).toBe('# Ciphers\n');
  });

  test('targets: what sets nothing, and what nobody can reach, is told so', async () => {
    expect(await hyper('quality', 'targets', 'set')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Nothing to set'),
    });
    expect(await hyper('quality', 'targets', 'set', '--reliability', '100')).toMatchObject({
      code: 2,
      err: expect.stringContaining('between 0 and 100'),
    });
  });

  test('a version goes through its channels, and the lists say what is deprecated', async () => {
    await hyper('init', 'ada', '--display-name', 'Ada');
    for (const version of ['1.0.0', '1.1.0'])
      await hyper(
        'import',
        await writePackage(`stages-${version}`, { 'hyper.yaml': manifest('stages', version) }),
      );
    expect(await hyper('version', 'promote', 'user.ada/stages@1.0.0')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^NAME +nightly\nKIND +channel\nVERSION +1\.0\.0/u),
    });
    expect(await hyper('version', 'promote', 'user.ada/stages@nightly', '--to', 'stable')).toMatchObject({
      code: 1,
      err: expect.stringContaining('skips edge'),
    });
    const forced = ['--to', 'stable', '--force', '--reason', 'fair'];
    expect(await hyper('version', 'promote', 'user.ada/stages@1.0.0', ...forced)).toMatchObject({ code: 0 });
    await hyper('version', 'tag', 'user.ada/stages@1.1.0', 'beta');
    const deprecated = [
      '--reason',
      'slow',
      '--replacement',
      'user.ada/stages@1.1.0',
      '--removed-at',
      '2020-01-01',
    ];
    await hyper('version', 'deprecate', 'user.ada/stages@stable', ...deprecated);
    const { out } = await hyper('version', 'list', 'user.ada/stages');
    expect(out).toMatch(/^1\.1\.0 +published +beta, latest /mu);
    expect(out).toMatch(
      /^1\.0\.0 .* nightly, stable .*deprecated: slow; use user\.ada\/stages@1\.1\.0; .*overdue/mu,
    );
    expect((await hyper('version', 'history', 'user.ada/stages', '--name', 'stable')).out).toContain('fair');
  });

  test('exit codes say what kind of end it was; help is on standard error', async () => {
    expect(await hyper('registry', 'get', 'user.ada/absent')).toMatchObject({
      code: 3,
      out: '',
      err: expect.stringContaining('user.ada/absent'),
    });
    expect(await hyper('registry', 'yank', 'user.ada/aes')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--reason'),
    });
    expect(await hyper('no-such-command')).toMatchObject({ code: 2 });
    expect(await hyper('import')).toMatchObject({
      code: 2,
      err: expect.stringContaining('nothing to import'),
    });
    expect(await hyper('--read-only', 'registry', 'yank', 'user.ada/aes', '--reason', 'x')).toMatchObject({
      code: 4,
      err: expect.stringContaining('registry.write'),
    });
    await writeFile(join(home, 'file'), '');
    expect(await hyper('status', '--home', join(home, 'file', 'below'))).toMatchObject({ code: 5 });
    const refused = await hyper('namespace', 'create', 'Not A Namespace', '--output', 'json');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(JSON.parse(refused.err)).toMatchObject({
      error: { code: 'INVALID_INPUT', data: { issues: [{ field: 'path' }] } },
    });
  });

  test('an import goes on after a failure, and findings block until overridden with a reason', async () => {
    const good = await writePackage('good', { 'hyper.yaml': manifest('good') });
    const secret = await writePackage('secret', {
      'hyper.yaml': manifest('secret'),
      'key.txt': `token = "ghp_${'a1B2c3D4e5F6'.repeat(3)}"\n`,
    });
    const both = await hyper('import', secret, join(home, 'absent'), good);
    expect(both).toMatchObject({ code: 1, out: expect.stringContaining('user.ada/good@1.0.0') });
    expect(both.err).toContain('absent does not exist');
    expect(both.err).toContain('2 of 3 failed');
    expect(await hyper('import', secret)).toMatchObject({
      code: 4,
      err: expect.stringContaining('key.txt:1'),
    });
    expect(await hyper('import', '--dry-run', secret)).toMatchObject({
      code: 0,
      out: expect.stringContaining('library'),
    });
    expect(await hyper('import', secret, '--override', 'a test key')).toMatchObject({ code: 0 });
    const { out } = await hyper('audit', 'list', '--operation', 'transfer.accept', '--output', 'json');
    expect(out).toContain('a test key');
  });

  test('delete tells how to undo it', async () => {
    const deleted = await hyper('registry', 'delete', 'user.ada/good', '--output', 'json');
    const { versionId } = JSON.parse(deleted.out) as { versionId: string };
    expect(await hyper('registry', 'get', 'user.ada/good')).toMatchObject({ code: 3 });
    expect(await hyper('registry', 'undelete', versionId)).toMatchObject({ code: 0 });
    expect(await hyper('registry', 'get', 'user.ada/good')).toMatchObject({ code: 0 });
  });

  test('keys are named by name or by the beginning of their id', async () => {
    const { keys } = JSON.parse((await hyper('keys', 'list', '--output', 'json')).out) as {
      keys: { keyId: string; name: string }[];
    };
    const [key] = keys;
    const exported = await hyper('keys', 'export', key?.keyId.slice(0, 12) ?? '');
    expect(exported.out).toMatch(/^-----BEGIN PUBLIC KEY-----\n/u);
    expect((await hyper('keys', 'export', key?.name ?? '')).out).toBe(exported.out);
    expect(await hyper('keys', 'export', 'nobody')).toMatchObject({ code: 3 });
  });

  test('a wrong passphrase is told, and nothing is stored', async () => {
    const folder = await writePackage('late', { 'hyper.yaml': manifest('late') });
    const refused = await outcome(start(['import', folder], { HYPER_PASSPHRASE: 'wrong horse' }));
    expect(refused).toMatchObject({ code: 4, out: '' });
    expect(await hyper('registry', 'get', 'user.ada/late')).toMatchObject({ code: 3 });
    expect(await outcome(start(['import', folder, '--no-sign'], { HYPER_PASSPHRASE: '' }))).toMatchObject({
      code: 0,
      out: expect.stringContaining('unsigned'),
    });
    expect(await hyper('verify', 'user.ada/late')).toMatchObject({ code: 1 });
  });
});

describe('beside a running server', () => {
  let server: ChildProcess;

  beforeAll(async () => {
    server = start(['serve']);
    await new Promise<void>((ready) => server.stdout?.once('data', () => ready()));
    // The address is printed before the registry is open: a command that comes first works by itself, and the server waits for it.
    await vi.waitFor(
      async () => expect((await hyper('status', '--output', 'json')).out).toContain('"host": "serve"'),
      // Each of these commands holds the registry for a moment; in between the server gets its turn.
      { timeout: 60_000, interval: 1_500 },
    );
  });
  afterAll(async () => {
    const ended = outcome(server);
    server.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });

  test('works through it, and a watcher sees what another command does', async () => {
    const watcher = start(['watch', '--output', 'json']);
    const watched = outcome(watcher);
    await new Promise((ready) => setTimeout(ready, 1_500));
    const folder = await writePackage('live', { 'hyper.yaml': manifest('live') });
    expect(await hyper('import', folder)).toMatchObject({
      code: 0,
      out: expect.stringContaining('user.ada/live@1.0.0'),
    });
    watcher.kill('SIGINT');
    const { code, out } = await watched;
    expect(code).toBe(130);
    expect(out).toContain('version.created');
  });

  test('read-only holds there too', async () => {
    expect(await hyper('namespace', 'create', 'org.no', '--read-only')).toMatchObject({ code: 4 });
  });

  test('a second server is told that the registry is open', async () => {
    const second = start(['serve']);
    const ended = outcome(second);
    let err = '';
    second.stderr?.on('data', (text) => (err += text));
    await expect.poll(() => err, { timeout: 60_000 }).toContain('open in another process');
    second.kill('SIGINT');
    expect((await ended).code).toBe(0);
  });
});

test('every command explains itself with examples', async () => {
  const { commandTable } = await import('../../../main/cli/command-table.ts');
  const { createProgram } = await import('../../../main/cli/program.ts');
  const root = createProgram(async () => undefined);
  for (const { words, summary, examples } of commandTable) {
    expect(examples.length, words).toBeGreaterThan(0);
    for (const example of examples) expect(example).toContain(`hyper ${words}`);
    const command = words
      .split(' ')
      .reduce((at, word) => at.commands.find((child) => child.name() === word) ?? at, root);
    expect(command.description()).toBe(summary);
  }
  expect(root.helpInformation()).toContain('registry');
});
