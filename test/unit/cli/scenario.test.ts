/** `hyper resolve --scenario`: a process that needs no registry, and says where its input is wrong. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { hyperProcess } from '../../support/hyper-process.ts';

// The first process may have to build the resolver.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hyper-scenario-'));
  await hyperProcess(['resolve', '--scenario', '-'], '{}');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const solvable = {
  root: { dependencies: { a: '^1.0.0' } },
  packages: { a: { '1.0.0': {}, '1.1.0': { dependencies: { b: '*' } } }, b: { '0.1.0': {} } },
};

test('a solution is one line of JSON and nothing else', async () => {
  const { code, out, err } = await hyperProcess(['resolve', '--scenario', '-'], JSON.stringify(solvable));
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out.trimEnd().split('\n')).toHaveLength(1);
  expect(JSON.parse(out)).toMatchObject({ status: 'resolved', versions: { a: '1.1.0', b: '0.1.0' } });
});

test('that there is none is an answer too', async () => {
  const file = join(folder, 'scenario.json');
  await writeFile(file, JSON.stringify({ root: { dependencies: { a: '^2' } }, packages: solvable.packages }));
  const { code, out } = await hyperProcess(['resolve', `--scenario=${file}`, '--deadline', '20']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    status: 'unsatisfiable',
    explanation: expect.stringMatching(/\ba\b/u),
  });
});

test('an answer larger than a pipe holds arrives whole', async () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `package-${index}`);
  const { code, out } = await hyperProcess(
    ['resolve', '--scenario', '-'],
    JSON.stringify({
      root: { dependencies: Object.fromEntries(names.map((name) => [name, '*'])) },
      packages: Object.fromEntries(names.map((name) => [name, { '1.0.0': {} }])),
    }),
  );
  expect(code).toBe(0);
  expect(Object.keys((JSON.parse(out) as { versions: object }).versions)).toHaveLength(names.length);
});

describe('what cannot be read ends with code 2, nothing on standard output and the place of the fault', () => {
  test.each([
    ['no JSON', '{"root":', 'standard input is not JSON'],
    ['nothing', '', 'standard input is not JSON'],
    ['another shape', '{"root":{}}', 'packages: it is missing'],
    [
      'a range that is none',
      '{"root":{"dependencies":{"a":"^1 || >=x.y"}},"packages":{}}',
      'root.dependencies.a: ">=x.y" is no version or comparator (character 7 of "^1 || >=x.y")',
    ],
  ])('%s', async (_name, input, message) => {
    const { code, out, err } = await hyperProcess(['resolve', '--scenario', '-'], input);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  test.each([
    ['a file that is not there', ['--scenario', join('absent', 'scenario.json')], 'cannot be read'],
    ['a deadline that is none', ['--scenario', '-', '--deadline', 'soon'], '--deadline must be a number'],
    ['an option that is none', ['--scenario', '-', '--fast'], '--fast'],
  ])('%s', async (_name, words, message) => {
    const { code, out, err } = await hyperProcess(['resolve', ...words]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });
});
