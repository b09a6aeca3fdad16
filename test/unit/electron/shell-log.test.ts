import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openShellLog } from '../../../main/electron/shell-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'shell-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('writes lines of JSON into a folder it makes', () => {
  const file = join(folder, 'logs/desktop.log');
  openShellLog(file, false).warn({ what: 'x' }, 'refused');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    host: 'desktop',
    what: 'x',
    msg: 'refused',
  });
});

it('puts a log aside that has grown too large', () => {
  const file = join(folder, 'large.log');
  writeFileSync(file, 'x'.repeat(5 * 1024 * 1024 + 1));
  openShellLog(file, false).info('new');
  expect(existsSync(`${file}.1`)).toBe(true);
  expect(readFileSync(file, 'utf8')).toContain('"msg":"new"');
});

it('starts without a file when the folder cannot be made', () => {
  const blocked = join(folder, 'blocked');
  mkdirSync(blocked);
  writeFileSync(join(blocked, 'logs'), 'a file where the folder should be');
  expect(() => openShellLog(join(blocked, 'logs/desktop.log'), false).info('x')).not.toThrow();
});
