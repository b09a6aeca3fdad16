/** Commands on keys and signatures that need more than one operation. */
import { readFile } from 'node:fs/promises';
import { text as readStream } from 'node:stream/consumers';
import type { Verification } from '../../../contract/trust.ts';
import { type CommandRun, firstWord, manyWords, textOption } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { CliFailure } from '../failure.ts';
import { write, writeResult } from '../output.ts';
import { givenPassphrase, unlocking } from '../passphrase.ts';
import { keyOf, versionIdOf } from '../resolve-target.ts';
import { forEachWord } from './for-each-word.ts';

export const verifyCommand: CommandRun = async (invocation) => {
  const { session } = invocation;
  const { signal } = session;
  const client = await session.client();
  let areTrusted = true;
  const failed = await forEachWord(manyWords(invocation), session, async (coordinate) => {
    const versionId = await versionIdOf(client, coordinate, signal);
    const verification = await client.trust.verify({ versionId }, { signal });
    areTrusted &&= verification.signature === 'trusted';
    if (session.options.output === 'table') writeVerification(verification);
    return verification;
  });
  return failed ?? (areTrusted ? exitCodes.ok : exitCodes.failed);
};

function writeVerification({ coordinate, version, signature, checks }: Verification): void {
  write(`${coordinate}@${version}: ${signature}`);
  for (const { name, outcome, detail } of checks) write(`  ${outcome.padEnd(7)}  ${name}: ${detail}`);
}

export const signCommand: CommandRun = async (invocation) => {
  const { session } = invocation;
  const { signal } = session;
  const client = await session.client();
  const name = textOption(invocation, 'key');
  const keyId = name === undefined ? undefined : (await keyOf(client, name, signal)).keyId;
  return forEachWord(manyWords(invocation), session, async (coordinate) => {
    const versionId = await versionIdOf(client, coordinate, signal);
    const input = { versionId, ...(keyId === undefined ? {} : { keyId }) };
    const answer = await unlocking(session, () => client.trust.sign(input, { signal }));
    if (session.options.output === 'table')
      write(`${coordinate}: ${answer.signature}, signed with ${answer.keyId}`);
    return { coordinate, ...answer };
  });
};

export const importKeyCommand: CommandRun = async (invocation) => {
  const { session } = invocation;
  const file = firstWord(invocation);
  const text = file === '-' ? await readStream(process.stdin) : await readKeyFile(file);
  const client = await session.client();
  const name = textOption(invocation, 'name') ?? file;
  await writeResult(
    await client.trust.importKey({ name, text }, { signal: session.signal }),
    session.options.output,
    {
      columns: ['key.keyId', 'key.name', 'key.algorithm'],
    },
  );
  return undefined;
};

/** Text formats as they are; 32 raw bytes and DER as base64, which the operation takes. */
async function readKeyFile(file: string): Promise<string> {
  const bytes = await readFile(file);
  const isText = bytes.every((byte) => byte >= 9 && byte < 127);
  return isText ? bytes.toString('utf8') : bytes.toString('base64');
}

export const exportKeyCommand: CommandRun = async (invocation) => {
  const { session } = invocation;
  const client = await session.client();
  const { keyId } = await keyOf(client, firstWord(invocation), session.signal);
  const answer = await client.trust.exportKey({ keyId }, { signal: session.signal });
  if (session.options.output === 'table') write(answer.pem.trimEnd());
  else await writeResult(answer, session.options.output);
  return undefined;
};

export const trustCommand: CommandRun = async (invocation) => {
  const { session, options } = invocation;
  const { signal } = session;
  const client = await session.client();
  const names = Array.isArray(options.key) ? options.key.map(String) : [];
  const keys = await Promise.all(names.map((name) => keyOf(client, name, signal)));
  const { threshold } = options;
  const expiresAt = textOption(invocation, 'expiresAt');
  const answer = await client.trust.setRoot(
    {
      namespace: firstWord(invocation),
      keyIds: keys.map(({ keyId }) => keyId),
      ...(typeof threshold === 'number' ? { threshold } : {}),
      ...(expiresAt === undefined ? {} : { expiresAt }),
    },
    { signal },
  );
  await writeResult(answer, session.options.output, {
    columns: [
      'root.namespace',
      'root.version',
      'root.threshold',
      'root.keyIds',
      'root.expiresAt',
      'affectedVersions',
    ],
  });
  return undefined;
};

export const unlockCommand: CommandRun = async ({ session }) => {
  const passphrase = await givenPassphrase(session.signal);
  if (passphrase === undefined) {
    throw new CliFailure(
      'KEY_UNAVAILABLE',
      'There is nobody to ask for the passphrase.',
      'Run it in a terminal, or set HYPER_PASSPHRASE.',
    );
  }
  const client = await session.client();
  await writeResult(
    await client.trust.unlock({ passphrase }, { signal: session.signal }),
    session.options.output,
  );
  return undefined;
};
