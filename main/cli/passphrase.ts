/** The passphrase of the key vault: from the environment, or asked for without showing it. */
import { CliFailure, reportOf } from './failure.ts';
import type { Session } from './session.ts';

/** Run work that may sign; where the vault is locked, unlock it and run the work once more. */
export async function unlocking<Result>(session: Session, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const { code, data } = reportOf(error);
    if (code !== 'KEY_UNAVAILABLE' || data?.reason !== 'locked') throw error;
    const passphrase = await givenPassphrase(session.signal);
    if (passphrase === undefined) throw error;
    const client = await session.client();
    await client.trust.unlock({ passphrase }, { signal: session.signal });
    return work();
  }
}

/** HYPER_PASSPHRASE, else what a person types; undefined when nobody can be asked. */
export async function givenPassphrase(
  signal: AbortSignal,
  question = 'Passphrase: ',
): Promise<string | undefined> {
  const given = process.env.HYPER_PASSPHRASE;
  if (given !== undefined && given !== '') return given;
  return process.stdin.isTTY && process.stderr.isTTY ? askHidden(question, signal) : undefined;
}

/** A new passphrase, typed twice. @throws CliFailure when the two differ */
export async function newPassphrase(signal: AbortSignal): Promise<string | undefined> {
  const first = await givenPassphrase(signal, 'New passphrase for the signing key: ');
  if (first === undefined || process.env.HYPER_PASSPHRASE) return first;
  if (first === (await askHidden('The same again: ', signal))) return first;
  throw new CliFailure('INVALID_INPUT', 'The two passphrases differ.', 'Run the command again.');
}

/** Ask on standard error and read from the terminal without echo. Rejects with the signal's reason. */
async function askHidden(question: string, signal: AbortSignal): Promise<string> {
  const { stdin, stderr } = process;
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const cancel = (): void => reject(new DOMException('Cancelled.', 'AbortError'));
  let typed = '';
  const onData = (text: string): void => {
    for (const sign of text) {
      if (sign === '\r' || sign === '\n') resolve(typed);
      // Raw mode delivers Ctrl-C as a character.
      else if (sign === '\u0003') cancel();
      else typed = sign === '\u007f' || sign === '\b' ? [...typed].slice(0, -1).join('') : typed + sign;
    }
  };
  stderr.write(question);
  stdin.setRawMode(true).setEncoding('utf8').on('data', onData).once('end', cancel).resume();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await promise;
  } finally {
    signal.removeEventListener('abort', cancel);
    stdin.setRawMode(false).off('data', onData).off('end', cancel).pause();
    stderr.write('\n');
  }
}
