/** What commander makes of the words, before anything runs. */
import { describe, expect, test } from 'vitest';
import { createProgram } from '../../../main/cli/program.ts';

/** The options a command line was run with, or the error that was printed. */
async function parse(...words: string[]): Promise<Record<string, unknown> | string> {
  let [options, printed]: [Record<string, unknown>, string] = [{}, ''];
  const program = createProgram(async (_command, _words, given) => {
    options = given;
  });
  for (const command of [program, ...program.commands])
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
