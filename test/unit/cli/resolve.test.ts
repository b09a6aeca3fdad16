/** `hyper resolve`, `hyper deps`, `hyper lock` as a shell runs them. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildStale } from '../../../scripts/build-stale.ts';

// Many processes one after the other, the first of which may have to build.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const root = resolve(import.meta.dirname, '../../..');
let home: string;

function hyper(...words: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [join(root, 'dist/main/cli.js'), ...words], {
    env: { ...process.env, HYPER_HOME: home, HYPER_PASSPHRASE: 'correct horse' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((done) => child.on('close', (code) => done({ code, out, err })));
}

/** A folder that can be imported: a library with dependencies. */
async function writeLibrary(
  name: string,
  version: string,
  dependencies: Record<string, string>,
): Promise<string> {
  const folder = join(home, 'work', `${name}-${version}`);
  await mkdir(folder, { recursive: true });
  const manifest = {
    kind: 'library',
    namespace: 'user.ada',
    name,
    version,
    license: 'MIT',
    dependencies: Object.entries(dependencies).map(([to, constraint]) => ({
      coordinate: `user.ada/${to}`,
      constraint,
    })),
  };
  await writeFile(join(folder, 'hyper.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'README.md'), `# ${name} ${version}\n`);
  return folder;
}

beforeAll(async () => {
  await buildStale(root, { quiet: true, parts: ['main'] });
  home = await mkdtemp(join(tmpdir(), 'hyper-resolve-'));
  await hyper('init', 'ada');
  const folders = await Promise.all([
    writeLibrary('log', '1.0.0', {}),
    writeLibrary('log', '2.0.0', {}),
    writeLibrary('http', '2.0.0', { log: '^2.0.0' }),
    writeLibrary('app', '1.0.0', { http: '^2', log: '>=1' }),
    writeLibrary('app', '2.0.0', { http: '^2', log: '^1' }),
  ]);
  expect(await hyper('import', '--no-sign', ...folders)).toMatchObject({ code: 0 });
});
afterAll(() => rm(home, { recursive: true, force: true }));

test('a solution: as a table, as a tree, as JSON', async () => {
  const table = await hyper('resolve', 'user.ada/app@1.0.0');
  expect(table.code).toBe(0);
  expect(table.out).toMatch(/user\.ada\/log +2\.0\.0 +1 +user\.ada\/app >=1 and 1 more/u);
  expect(table.err).toContain('2 packages, 2 of them direct');
  const tree = await hyper('deps', 'resolve', 'user.ada/app@1.0.0', '--tree');
  expect(tree.out.split('\n')).toContain('│  └─ user.ada/log@2.0.0  ^2.0.0');
  const json = await hyper('resolve', 'user.ada/app@1.0.0', '--output', 'json', '--strategy', 'lowest');
  expect(JSON.parse(json.out)).toMatchObject({ status: 'resolved', nodes: [{}, { version: '2.0.0' }] });
});

test('that there is none ends with code 1 and says why', async () => {
  const { code, out } = await hyper('resolve', 'user.ada/app@2.0.0');
  expect(code).toBe(1);
  expect(out).toContain('user.ada/app@2.0.0 cannot be resolved.');
  expect(out).toMatch(/user\.ada\/log \^1 .*user\.ada\/log \^2\.0\.0/u);
  const overridden = await hyper('resolve', 'user.ada/app@2.0.0', '--override', 'user.ada/log=1.x || 2.x');
  expect(overridden.code).toBe(0);
});

test('requirements given for the occasion; pins are for one strategy', async () => {
  const given = ['resolve', '--require', 'user.ada/log@>=1'];
  expect((await hyper(...given)).out).toMatch(/user\.ada\/log +2\.0\.0/u);
  const pinned = await hyper(...given, '--strategy', 'manual', '--pin', 'user.ada/log=1.0.0');
  expect(pinned.out).toMatch(/user\.ada\/log +1\.0\.0/u);
});

test('a lockfile is kept, shown, checked, compared and preferred', async () => {
  expect(await hyper('lock', 'create', 'user.ada/app@1.0.0', '--override', 'user.ada/log=1.x')).toMatchObject(
    {
      code: 0,
      out: expect.stringContaining('user.ada/app-lock'),
    },
  );
  expect((await hyper('lock', 'show', 'user.ada/app-lock')).out).toMatch(/user\.ada\/log +1\.0\.0 +sha256:/u);
  expect(await hyper('lock', 'check', 'user.ada/app-lock', '--strategy', 'lowest')).toMatchObject({
    code: 1,
  });
  const kept = await hyper('resolve', 'user.ada/app@1.0.0', '--lock', 'app-newest');
  expect(kept.err).toContain('Kept as user.ada/app-newest@');
  const compared = await hyper('lock', 'compare', 'user.ada/app-lock', 'user.ada/app-newest');
  expect(compared).toMatchObject({
    code: 1,
    out: expect.stringMatching(/upgraded +user\.ada\/log +1\.0\.0 +2\.0\.0/u),
  });
  const preferring = ['resolve', '--require', 'user.ada/log', '--prefer-lock', 'user.ada/app-lock'];
  expect((await hyper(...preferring)).out).toMatch(/user\.ada\/log +1\.0\.0/u);
});

test('what is declared, who depends on it, what a range matches', async () => {
  expect((await hyper('deps', 'list', 'user.ada/app@1.0.0')).out).toMatch(
    /user\.ada\/http +\^2 .* 2\.0\.0 +1 +1/u,
  );
  expect((await hyper('deps', 'tree', 'user.ada/app@1.0.0')).out).toContain(
    '│  └─ user.ada/log@2.0.0  ^2.0.0',
  );
  expect((await hyper('deps', 'dependents', 'user.ada/log')).out).toContain('user.ada/http -> user.ada/log');
  expect(await hyper('deps', 'match', 'user.ada/log', '^1')).toMatchObject({
    code: 0,
    err: '1 of 2 match.\n',
  });
  expect(await hyper('deps', 'match', 'user.ada/log', '>=1 <x.y')).toMatchObject({
    code: 2,
    err: expect.stringContaining('>=1 <x.y\n    ^\n'),
  });
  expect(await hyper('deps', 'match', 'user.ada/absent', '*')).toMatchObject({ code: 3 });
});

test('what would break, and what cannot hold together, ends with code 1', async () => {
  const impact = await hyper('deps', 'impact', 'user.ada/log@2.0.0', '--act', 'yank');
  expect(impact).toMatchObject({ code: 1, out: expect.stringMatching(/breaks +user\.ada\/http +2\.0\.0/u) });
  const conflicts = await hyper('deps', 'conflicts', 'user.ada');
  expect(conflicts).toMatchObject({
    code: 1,
    out: expect.stringContaining('unsatisfiable: user.ada/app@2.0.0'),
  });
  const dependents = await hyper('deps', 'dependents', 'user.ada/log', '--most', '1');
  expect(dependents.err).toContain('1 of at least 1: --most shows more.');
  const json = await hyper('deps', 'conflicts', 'user.ada', '--output', 'json');
  expect(JSON.parse(json.out)).toMatchObject({
    findings: [{ coordinate: 'user.ada/app' }],
    truncated: false,
  });
});

test('dependencies of a draft are added and removed, those of a published version are not', async () => {
  const folder = await writeLibrary('draft', '0.1.0', {});
  expect(await hyper('import', '--no-sign', '--no-publish', folder)).toMatchObject({ code: 0 });
  const added = await hyper('deps', 'add', 'user.ada/draft@0.1.0', 'user.ada/log@^1', '--when-os', 'linux');
  expect(added).toMatchObject({ code: 0, out: expect.stringMatching(/user\.ada\/log +\^1 +runtime/u) });
  await hyper(
    'deps',
    'add',
    'user.ada/draft@0.1.0',
    'user.ada/log@^2',
    '--when',
    '{"os":["linux","!linux"]}',
  );
  const listed = await hyper('deps', 'list', 'user.ada/draft@0.1.0');
  expect(listed.out).toMatch(/user\.ada\/log +\^1 +runtime +no +on linux +1\.0\.0/u);
  expect(listed.out).toMatch(/user\.ada\/log +\^2 .*: holds on no target /u);
  const one = await hyper(
    'deps',
    'remove',
    'user.ada/draft@0.1.0',
    'user.ada/log',
    '--when',
    '{"os":["linux"]}',
  );
  expect(one.out).toMatch(/user\.ada\/log +\^2 /u);
  expect(one.out).not.toContain('^1');
  expect((await hyper('deps', 'remove', 'user.ada/draft@0.1.0', 'user.ada/log')).out).toContain('nothing');
  expect(await hyper('deps', 'add', 'user.ada/app@1.0.0', 'user.ada/log@^1')).toMatchObject({
    code: 1,
    out: '',
  });
});

test('command lines that cannot be understood', async () => {
  expect(await hyper('resolve')).toMatchObject({
    code: 2,
    err: expect.stringContaining('nothing to resolve'),
  });
  expect(await hyper('resolve', 'user.ada/absent')).toMatchObject({ code: 3 });
  expect(await hyper('resolve', 'user.ada/app', '--pin', 'user.ada/log')).toMatchObject({
    code: 2,
    err: expect.stringContaining('name=value'),
  });
  const pins = ['--pin', 'user.ada/log=1.0.0', '--pin', 'user.ada/log=1.1.0'];
  expect(await hyper('resolve', 'user.ada/app', '--strategy', 'manual', ...pins)).toMatchObject({
    code: 2,
    err: expect.stringContaining('was given as 1.0.0 already'),
  });
  expect(await hyper('resolve', 'user.ada/app', '--deadline', '0')).toMatchObject({ code: 2 });
  expect(await hyper('resolve', 'user.ada/app', '--omit', 'devs')).toMatchObject({
    code: 2,
    err: expect.stringContaining('Allowed choices are dev, optional, peer, build'),
  });
  expect(await hyper('resolve', '--require', 'user.ada/log@')).toMatchObject({ code: 2 });
});
