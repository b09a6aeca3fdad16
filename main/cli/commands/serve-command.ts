import { ServeRefusal, serve } from '../../serve/serve.ts';
import { type CommandRun, textOption } from '../command.ts';
import { CliFailure } from '../failure.ts';

/** `hyper serve`: runs until Ctrl-C, which ends it well. */
export const serveCommand: CommandRun = async (invocation) => {
  const { options, session } = invocation;
  const { port } = options;
  try {
    await serve({
      host: textOption(invocation, 'host'),
      port: typeof port === 'number' ? port : undefined,
      home: session.options.home,
      readOnly: session.options.readOnly,
      open: options.open === true,
      allowRemote: options.allowRemote === true,
      tokenFile: textOption(invocation, 'tokenFile'),
    });
  } catch (error) {
    if (!(error instanceof ServeRefusal)) throw error;
    throw new CliFailure('FAILED', error.message, 'hyper serve --help shows the options.', { cause: error });
  }
  return undefined;
};
