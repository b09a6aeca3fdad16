/** What commander makes of the words, before anything runs. */
import { describe, expect, test } from 'vitest';
import { commandTable } from '../../../main/cli/command-table.ts';
import { createProgram } from '../../../main/cli/program.ts';

/** The options a command line was run with, or the error that was printed. */
async function parse(...words: string[]): Promise<Record<string, unknown> | string> {
  let [options, printed]: [Record<string, unknown>, string] = [{}, ''];
  const program = createProgram(async (_command, _words, given) => {
    options = given;
  });
  const below = program.commands.flatMap((command) => [command, ...command.commands]);
  for (const command of [program, ...below])
    command.exitOverride().configureOutput({
      writeErr(text) {
        printed += text;
      },
    });
  await program.parseAsync(words, { from: 'user' }).catch(() => undefined);
  return printed === '' ? options : printed;
}

describe('--port', () => {
  test.each(['99999', '65536', '-1', '80.5', 'http', '000080'])('%s is a usage error', async (port) => {
    expect(await parse('serve', `--port=${port}`)).toContain(
      'It must be a port: a whole number from 0 to 65535.',
    );
  });

  test.each([0, 4711, 65_535])('%i is taken', async (port) => {
    expect(await parse('serve', '--port', String(port))).toMatchObject({ port });
  });
});

describe('--removed-at', () => {
  const given = ['version', 'deprecate', 'user.ada/aes', '--reason', 'old', '--removed-at'];

  test('a day is its midnight UTC, a time is itself', async () => {
    expect(await parse(...given, '2027-01-31')).toMatchObject({ removedAt: '2027-01-31T00:00:00.000Z' });
    expect(await parse(...given, '2027-01-31T14:00:00+02:00')).toMatchObject({
      removedAt: '2027-01-31T12:00:00.000Z',
    });
  });

  test.each(['soon', '2027-13-01', '31.1.2027', '2027'])('%s is a usage error', async (time) => {
    expect(await parse(...given, time)).toContain('It must be a day or a time');
  });
});

describe('--omit', () => {
  const given = ['resolve', 'user.ada/app', '--omit'];

  test('takes several, with commas or given again', async () => {
    expect(await parse(...given, 'dev,optional', '--omit', 'peer')).toMatchObject({
      omit: ['dev', 'optional', 'peer'],
    });
  });

  test('a wrong word is a usage error that names the right ones', async () => {
    expect(await parse(...given, 'dev,devs')).toContain('Allowed choices are dev, optional, peer, build');
    expect(await parse('lock', 'create', 'user.ada/app', '--omit', 'devs')).toContain('Allowed choices');
  });
});

describe('--when', () => {
  const given = ['deps', 'remove', 'user.ada/app', 'user.ada/aes', '--when'];

  test('is a condition', async () => {
    expect(await parse(...given, '{"os":["linux","!win32"]}')).toMatchObject({
      when: { os: ['linux', '!win32'] },
    });
  });

  test.each(['os=linux', '["linux"]', 'null'])('%s is a usage error', async (text) => {
    expect(await parse(...given, text)).toContain('It must be a JSON object');
  });
});

test('one command under two words: the same options, its own examples', () => {
  const [yank, same] = ['registry yank', 'version yank'].map((words) =>
    commandTable.find((command) => command.words === words),
  );
  expect(same?.options).toBe(yank?.options);
  expect(same?.examples.every((line) => line.startsWith('hyper version yank '))).toBe(true);
});
