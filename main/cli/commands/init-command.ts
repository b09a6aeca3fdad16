import { type CommandRun, firstWord, textOption } from '../command.ts';
import { CliFailure } from '../failure.ts';
import { note, writeResult } from '../output.ts';
import { newPassphrase } from '../passphrase.ts';

/** `hyper init`: the profile with its namespace and key. The passphrase is asked for only where no keychain seals the key. */
export const initCommand: CommandRun = async (invocation) => {
  const { session } = invocation;
  const { signal } = session;
  const client = await session.client();
  const handle = firstWord(invocation);
  const { vault } = await client.settings.status({}, { signal });
  const passphrase = vault.kind === 'passphrase' ? await newPassphrase(signal) : undefined;
  if (vault.kind === 'passphrase' && passphrase === undefined)
    throw new CliFailure(
      'INVALID_INPUT',
      'The signing key needs a passphrase, and nobody can be asked for one.',
      'Run it in a terminal, or set HYPER_PASSPHRASE.',
    );
  const displayName = textOption(invocation, 'displayName') ?? handle;
  const answer = await client.settings.createProfile(
    { handle, displayName, ...(passphrase === undefined ? {} : { passphrase }) },
    { signal },
  );
  await writeResult(answer, session.options.output, {
    columns: ['profile.handle', 'profile.displayName', 'profile.namespace', 'profile.keyId'],
  });
  if (session.options.output === 'table') note('Next: hyper import PATH, or hyper import --samples');
  return undefined;
};
