/** The program behind `npm start` in a browser: `hyper serve` without the rest of the command line. */
import { parseArgs } from 'node:util';
import { ServeRefusal, serve } from './serve.ts';

/** An option whose value cannot be meant. */
class UsageError extends Error {}

const usage = `Usage: serve [--port N] [--host ADDRESS] [--allow-remote] [--home FOLDER] [--read-only] [--open] [--token-file FILE]`;

try {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      'allow-remote': { type: 'boolean' },
      home: { type: 'string' },
      'read-only': { type: 'boolean' },
      open: { type: 'boolean' },
      'token-file': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) console.log(usage);
  else
    await serve({
      host: values.host,
      port: portOf(values.port),
      home: values.home,
      readOnly: values['read-only'],
      open: values.open,
      allowRemote: values['allow-remote'],
      tokenFile: values['token-file'],
    });
  process.exit(0);
} catch (error) {
  const isUsage =
    error instanceof UsageError ||
    (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  console.error(error instanceof ServeRefusal || isUsage ? (error as Error).message : error);
  if (isUsage) console.error(usage);
  process.exit(isUsage ? 2 : 1);
}

function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,5}$/u.test(text) && Number(text) <= 65_535) return Number(text);
  throw new UsageError(`--port ${text}: it must be a port, a whole number from 0 to 65535.`);
}
