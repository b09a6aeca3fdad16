/** Alerts on the command line, run from its sources: what is typed wrong is shown at its place. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

// Each command opens the registry anew.
vi.setConfig({ testTimeout: 240_000 });

const program = resolve(import.meta.dirname, '../../../main/cli/main.ts');
let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'hyper-cli-alerts-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function hyper(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'quality', 'alerts', ...words], {
    env: { ...process.env, HYPER_HOME: home },
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

test('a caret stands under the first character that cannot be read', () => {
  const condition = 'p95(registry.get) > 2 furlongs for 5m';
  const wanted = [
    '“furlongs” is no unit of p95.',
    `  ${condition}`,
    `  ${' '.repeat(condition.indexOf('furlongs'))}^`,
    'Here could stand: ms, s, min, h, x goal',
    '',
  ].join('\n');
  expect(hyper('check', condition)).toEqual({ code: 1, out: '', err: wanted });
  expect(hyper('add', 'Slow', condition)).toEqual({ code: 1, out: '', err: wanted });
  expect(JSON.parse(hyper('check', condition, '--output', 'json').out)).toMatchObject({
    error: { position: condition.indexOf('furlongs') },
  });
});

test('alerts are named by the beginning of their names, while that tells them apart', () => {
  expect(hyper('set', 'err', '--enabled', 'no')).toMatchObject({
    code: 1,
    err: expect.stringContaining('Errors above 0.2 %, Errors above 1 %'),
  });
  expect(hyper('set', 'errors above 1', '--enabled', 'no').out).toMatch(/^NAME +Errors above 1 %$/mu);
  expect(hyper('set', 'processor busy')).toMatchObject({ code: 2 });
  expect(hyper('remove', 'processor').out).toContain('Processor busy');
  expect(hyper('silence', 'nothing', '--minutes', '5')).toMatchObject({ code: 3 });
  const listed = hyper();
  expect(listed.code).toBe(0);
  expect(listed.out).toMatch(/^Errors above 1 % +inactive +critical +error_rate > 1 % +Switched off\.$/mu);
  expect(listed.out).not.toContain('Processor busy');
});

test('what fires is told by the exit code of the list', () => {
  expect(hyper('add', 'Always', 'operations >= 0', '--severity', 'info', '--actions', 'log').code).toBe(0);
  const { code, out } = hyper();
  expect(code).toBe(1);
  expect(out).toMatch(/^Always +firing +info +operations >= 0 +operations \d+$/mu);
  expect(hyper('history').out.trim()).toBe('Nothing fired.');
});
