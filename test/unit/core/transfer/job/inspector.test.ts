import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractTo } from '../../../../../main/core/transfer/content.ts';
import { createInspector } from '../../../../../main/core/transfer/job/inspector.ts';
import { rejected, temporaryFolder, tgzBytes } from '../fixtures.ts';

const workerUrl = new URL('../../../../../main/core/transfer/job/inspect-worker.ts', import.meta.url);

async function setUp(threads = 1, url = workerUrl) {
  const folder = await temporaryFolder();
  const staging = join(folder.path, 'staging');
  await mkdir(staging);
  const inspector = createInspector({ threads, stagingDirectory: staging, workerUrl: url });
  return {
    inspector,
    folder,
    staging,
    async [Symbol.asyncDispose]() {
      await inspector[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

async function sampleFolder(path: string): Promise<void> {
  await mkdir(join(path, 'sub/node_modules/dep'), { recursive: true });
  await writeFile(join(path, 'hyper.yaml'), 'kind: library\nname: demo\nversion: 1.0.0\n');
  await writeFile(join(path, 'README.md'), '# Demo\n');
  await writeFile(join(path, 'sub/tool.sh'), 'echo\n');
  await chmod(join(path, 'sub/tool.sh'), 0o700);
  await writeFile(join(path, 'sub/node_modules/dep/x.js'), '');
  await writeFile(join(path, `sub/${'ü'.repeat(60)}.txt`), 'long name');
  await symlink('sub/tool.sh', join(path, 'alias'));
}

describe('inspect', () => {
  it('packs a folder to the same bytes wherever and whenever', async () => {
    await using setup = await setUp();
    const { inspector, folder, staging } = setup;
    await sampleFolder(join(folder.path, 'one'));
    await sampleFolder(join(folder.path, 'two'));
    await utimes(join(folder.path, 'two/README.md'), 1, 1);
    const one = await inspector.inspect(join(folder.path, 'one'), { fileName: 'one' });
    const two = await inspector.inspect(join(folder.path, 'two'), { fileName: 'two' });
    expect(two.contentDigest).toBe(one.contentDigest);
    expect(one).toMatchObject({
      kind: 'library',
      name: 'demo',
      root: 'package/',
      readme: { path: 'README.md', text: '# Demo\n' },
    });
    expect(one.files.map(({ path, mode }) => [path, mode])).toEqual([
      ['README.md', 0o644],
      ['alias', 0o755],
      ['hyper.yaml', 0o644],
      ['sub/tool.sh', 0o755],
      [`sub/${'ü'.repeat(60)}.txt`, 0o644],
    ]);
    expect(one.findings).toMatchObject([
      { code: 'folder.skipped', severity: 'info', message: 'Left out: sub/node_modules.' },
    ]);
    const staged = await readFile(one.stagedPath);
    expect(one.contentDigest).toBe(`sha256:${createHash('sha256').update(staged).digest('hex')}`);
    expect(staged.length).toBe(one.contentSize);
    expect((await readdir(staging)).length).toBe(2);
    const out = join(folder.path, 'out');
    await extractTo({ path: one.stagedPath }, one.mediaType, out);
    expect(await readFile(join(out, `sub/${'ü'.repeat(60)}.txt`), 'utf8')).toBe('long name');
    expect(execFileSync('tar', ['tzf', one.stagedPath], { encoding: 'utf8' }).split('\n').length).toBe(6);
  });

  it('takes a single manifest and keeps an archive as it is', async () => {
    await using setup = await setUp();
    const manifest = await setup.folder.file('upload-123', '{"kind":"config","name":"c","version":"1.0.0"}');
    expect(await setup.inspector.inspect(manifest, { fileName: 'hyper.json' })).toMatchObject({
      kind: 'config',
      fileCount: 1,
    });
    const bytes = tgzBytes([{ path: 'package/package.json', body: '{"name":"p","version":"2.0.0"}' }]);
    const progress: number[] = [];
    const inspection = await setup.inspector.inspect(await setup.folder.file('wrong.zip', bytes), {
      fileName: 'wrong.zip',
      onProgress: ({ done, total }) => progress.push(done / total),
    });
    expect(inspection).toMatchObject({
      name: 'p',
      mediaType: 'application/x-tar+gzip',
      contentSize: bytes.length,
    });
    expect(await readFile(inspection.stagedPath)).toEqual(bytes);
    expect(progress.at(-1)).toBe(1);
  });

  it('refuses what is no archive, links out, pipes and missing files, and leaves nothing', async () => {
    await using setup = await setUp();
    const { inspector, folder, staging } = setup;
    const inspect = (path: string) => inspector.inspect(path, { fileName: 'x.tgz' });
    await expect(inspect(await folder.file('text', 'hello'))).rejects.toMatchObject(
      rejected('not-an-archive'),
    );
    await expect(inspect(await folder.file('empty', ''))).rejects.toMatchObject(rejected('empty-file'));
    await expect(inspect(join(folder.path, 'absent'))).rejects.toMatchObject({
      name: 'InspectionFailed',
      code: 'ENOENT',
    });
    await mkdir(join(folder.path, 'tree'));
    await expect(inspect(join(folder.path, 'tree'))).rejects.toMatchObject(rejected('empty-archive'));
    await symlink('../text', join(folder.path, 'tree/out'));
    await expect(inspect(join(folder.path, 'tree'))).rejects.toMatchObject(rejected('link-outside'));
    await mkdir(join(folder.path, 'special'));
    execFileSync('mkfifo', [join(folder.path, 'special/pipe')]);
    await expect(inspect(join(folder.path, 'special'))).rejects.toMatchObject(rejected('special-file'));
    await expect(inspect(join(folder.path, 'special/pipe'))).rejects.toMatchObject(rejected('special-file'));
    await mkdir(join(folder.path, 'circle/a'), { recursive: true });
    await symlink('..', join(folder.path, 'circle/a/up'));
    await expect(inspect(join(folder.path, 'circle'))).rejects.toMatchObject(rejected('link-outside'));
    expect(await readdir(staging)).toEqual([]);
  });

  it('tells how a manifest by itself must be called', async () => {
    await using setup = await setUp();
    const path = await setup.folder.file('my-service.yaml', 'kind: service\nname: api\nversion: 1.0.0\n');
    for (const fileName of ['my-service.yaml', 'Service.YML', 'service.json'])
      await expect(setup.inspector.inspect(path, { fileName })).rejects.toMatchObject({
        reason: 'not-an-archive',
        message: `${fileName} is neither an archive nor called hyper.yaml or hyper.json, as a single manifest must be.`,
      });
    await expect(setup.inspector.inspect(path, { fileName: 'notes.txt' })).rejects.toMatchObject({
      message: 'The file is not a tar, tar.gz or zip archive.',
    });
    expect(await setup.inspector.inspect(path, { fileName: 'hyper.yaml' })).toMatchObject({ name: 'api' });
  });

  it('refuses five gigabytes of nothing at once', async () => {
    await using setup = await setUp();
    const path = join(setup.folder.path, 'huge.tgz');
    await using handle = await open(path, 'w');
    await handle.truncate(5_000_000_000);
    const started = performance.now();
    await expect(setup.inspector.inspect(path, { fileName: 'huge.tgz' })).rejects.toMatchObject(
      rejected('not-an-archive'),
    );
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(await readdir(setup.staging)).toEqual([]);
  });

  it('finds secrets and says where', async () => {
    await using setup = await setUp();
    const secret = ['gh', 'p_', 'k3Jx9QmZ2vTb7LcW5sRd1NfH8yGa4PeU6oVi'].join('');
    const bytes = tgzBytes([{ path: 'package/src/a.js', body: `\n\nconst x = "${secret}";` }]);
    const { findings } = await setup.inspector.inspect(await setup.folder.file('s.tgz', bytes), {
      fileName: 's.tgz',
    });
    expect(findings.find(({ code }) => code === 'secret.github-pat')).toMatchObject({
      severity: 'block',
      overridable: true,
      file: 'src/a.js',
      line: 3,
    });
    expect(JSON.stringify(findings)).not.toContain(secret.slice(6));
  });
});

describe('inspector: faults', () => {
  const bigSource = async (path: string) => {
    const bytes = tgzBytes([{ path: 'big', body: randomBytes(40_000_000) }]);
    await writeFile(path, bytes);
  };

  it('cancels within 200 ms, whether working or waiting, and works on', async () => {
    await using setup = await setUp();
    const path = join(setup.folder.path, 'big.tgz');
    await bigSource(path);
    const controller = new AbortController();
    let cancelledAt = 0;
    const onProgress = () => {
      cancelledAt ||= performance.now();
      controller.abort();
    };
    const working = setup.inspector.inspect(path, { fileName: 'b', signal: controller.signal, onProgress });
    const waiting = setup.inspector.inspect(path, { fileName: 'b', signal: controller.signal });
    const results = await Promise.allSettled([working, waiting]);
    expect(performance.now() - cancelledAt).toBeLessThan(200);
    expect(results).toMatchObject([{ reason: { name: 'AbortError' } }, { reason: { name: 'AbortError' } }]);
    expect(await readdir(setup.staging)).toEqual([]);
    expect((await setup.inspector.inspect(path, { fileName: 'b' })).fileCount).toBe(1);
  });

  it('keeps its deadline', async () => {
    await using setup = await setUp();
    const path = join(setup.folder.path, 'big.tgz');
    await bigSource(path);
    await expect(setup.inspector.inspect(path, { fileName: 'b', deadlineMs: 20 })).rejects.toMatchObject({
      code: 'DEADLINE',
    });
    expect(await readdir(setup.staging)).toEqual([]);
  });

  it('tells of a thread that dies, and starts another', async () => {
    await using folder = await temporaryFolder();
    const worker = await folder.file(
      'worker.mjs',
      `import { parentPort } from 'node:worker_threads';
      parentPort.on('message', ({ fileName }) => {
        if (fileName === 'exit') process.exit(3);
        if (fileName === 'throw') throw new Error('broken');
        if (fileName === 'eat') { const all = []; for (;;) all.push(new Array(1e6).fill(fileName)); }
        parentPort.postMessage({ type: 'done', inspection: { fileName } });
      });`,
    );
    const { pathToFileURL } = await import('node:url');
    await using inspector = createInspector({
      threads: 1,
      stagingDirectory: folder.path,
      workerUrl: pathToFileURL(worker),
    });
    const inspect = (fileName: string) => inspector.inspect('/x', { fileName });
    await expect(inspect('exit')).rejects.toMatchObject({ code: 'THREAD_LOST' });
    await expect(inspect('throw')).rejects.toMatchObject({
      code: 'THREAD_LOST',
      message: expect.stringContaining('broken'),
    });
    await expect(inspect('eat')).rejects.toMatchObject({ code: 'OUT_OF_MEMORY' });
    expect(await inspect('fine')).toEqual({ fileName: 'fine' });
  });

  it('reads many at once on few threads', async () => {
    await using setup = await setUp(2);
    const samples = resolve(import.meta.dirname, '../../../../../resources/samples');
    const names = await readdir(samples);
    const all = await Promise.all(
      names.map((name) => setup.inspector.inspect(join(samples, name), { fileName: name })),
    );
    expect(all.map(({ kind }) => kind).sort()).toEqual([
      'config',
      'library',
      'plugin',
      'service',
      'template',
      'theme',
    ]);
    for (const one of all)
      expect(one).toMatchObject({ findings: [], namespace: 'hyper.samples', detectedFrom: 'hyper.yaml' });
    expect(all.map(({ fileName, name }) => name === fileName)).not.toContain(false);
  });
});
