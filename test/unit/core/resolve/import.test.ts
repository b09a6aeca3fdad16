import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestCore, type TestCore } from '../test-core.ts';

let registry: TestCore;
beforeAll(async () => {
  registry = await openTestCore();
});
afterAll(() => registry[Symbol.asyncDispose]());

async function inspect(name: string, files: Record<string, string>) {
  const folder = path.join(registry.home, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);
  for await (const event of await registry.client.transfer.inspect({ source: { path: folder } }))
    if (event.type === 'preview') return event.preview;
  throw new Error('no preview');
}

const manifest = `
kind: library
namespace: local.test
name: conditional
version: 1.0.0
dependencies:
  - coordinate: local.test/native
    constraint: ^1
    optional: true
    features: [fast]
    when: { os: [linux, '!win32'], not: { arch: arm64 } }
  - coordinate: local.test/conditional
    constraint: '*'
`;

test('conditions and features of a manifest arrive; a dependency on itself is told', async () => {
  const preview = await inspect('conditional', { 'hyper.yaml': manifest, 'a.txt': 'a' });
  expect(preview.dependencies[0]).toEqual({
    coordinate: 'local.test/native',
    constraint: '^1',
    type: 'runtime',
    optional: true,
    features: ['fast'],
    when: { os: ['linux', '!win32'], not: { arch: 'arm64' } },
  });
  expect(preview.findings).toContainEqual(
    expect.objectContaining({ severity: 'warn', code: 'dependency.self' }),
  );
  for await (const _event of await registry.client.transfer.accept({
    importId: preview.importId,
    edits: {},
    sign: false,
  }));
  const stored = await registry.client.registry.get({ coordinate: 'local.test/conditional' });
  expect(stored.dependencies).toEqual(preview.dependencies);
});

test('a range nothing can be in and a condition that holds nowhere are told, and stored', async () => {
  const { findings, importId } = await inspect('impossible', {
    'hyper.yaml': `
kind: library
namespace: local.test
name: impossible
version: 1.0.0
dependencies:
  - { coordinate: local.test/one, constraint: '>2 <1' }
  - { coordinate: local.test/two, constraint: ^1, when: { os: linux, not: { os: linux } } }
  - { coordinate: local.test/three, constraint: ^1, when: { os: linux } }
`,
    'a.txt': 'a',
  });
  const told = findings.filter(({ code }) => code.startsWith('dependency.'));
  expect(told.map(({ severity, code, message }) => `${severity} ${code}: ${message}`)).toEqual([
    'warn dependency.constraint: It depends on local.test/one >2 <1. The range can never match: no version is both above 2 and below 1.',
    'warn dependency.when: It depends on local.test/two ^1. The condition (on linux, not on linux) holds on no target.',
  ]);
  const { findings: mended } = await registry.client.transfer.recheck({
    importId,
    edits: { dependencies: [{ coordinate: 'local.test/one', constraint: '>=1 <2' }] },
  });
  expect(mended.filter(({ code }) => code.startsWith('dependency.'))).toEqual([]);
});

test('a condition that cannot be read is told with its place', async () => {
  const { findings } = await inspect('unreadable', {
    'hyper.yaml': manifest.replace('os:', 'colour:'),
    'a.txt': 'a',
  });
  expect(findings.find(({ field }) => field?.startsWith('dependencies'))?.message).toMatch(
    /dependencies\.0/u,
  );
});

test('optional and peer dependencies of a package.json keep what they are', async () => {
  const { dependencies } = await inspect('npm', {
    'package.json': JSON.stringify({
      name: 'npm',
      version: '1.0.0',
      dependencies: { a: '^1', b: '^1' },
      optionalDependencies: { b: '^2' },
      peerDependencies: { c: '^3', d: '^4' },
      peerDependenciesMeta: { d: { optional: true } },
    }),
  });
  expect(dependencies.map(({ coordinate, type, optional }) => [coordinate, type, optional])).toEqual([
    ['pkg/a', 'runtime', false],
    ['pkg/b', 'runtime', true],
    ['pkg/c', 'peer', false],
    ['pkg/d', 'peer', true],
  ]);
});
