/** Commands on lockfiles that need more than one operation, or print something else than its answer. */
import type { CommandRun } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { note, write, writeResult } from '../output.ts';
import { unlocking } from '../passphrase.ts';
import { versionIdOf } from '../resolve-target.ts';
import { defined, solvingInput } from './solving-input.ts';

export const createCommand: CommandRun = async (invocation) => {
  const { session, options } = invocation;
  const client = await session.client();
  const { namespace, name, version, license } = options;
  const place = defined({ namespace, name, version, license });
  const input = { ...(await solvingInput(invocation)), ...place };
  const answer = await unlocking(session, () => client.resolve.lock(input, { signal: session.signal }));
  await writeResult(answer, session.options.output);
  return undefined;
};

export const showCommand: CommandRun = async ({ session, words }) => {
  const { signal } = session;
  const client = await session.client();
  const versionId = await versionIdOf(client, String(words[0]), signal);
  const answer = await client.resolve.readLock({ versionId }, { signal });
  const { output } = session.options;
  if (output !== 'table') {
    await writeResult(answer, output);
    return undefined;
  }
  const { root, options, packages } = answer.lockfile;
  const rows = Object.entries(packages).map(([coordinate, locked]) => ({ coordinate, ...locked }));
  await writeResult({ rows }, output, {
    rows: 'rows',
    columns: ['coordinate', 'version', 'digest'],
    empty: 'It holds nothing.',
  });
  const of = root.coordinate === undefined ? '' : ` of ${root.coordinate}@${root.version ?? ''}`;
  note(`${rows.length} packages${of}, strategy ${options.strategy}.`);
  return undefined;
};

export const compareCommand: CommandRun = async ({ session, words }) => {
  const { signal } = session;
  const { output } = session.options;
  const client = await session.client();
  const [before, after] = await Promise.all(
    [words[0], words[1]].map((word) => versionIdOf(client, String(word), signal)),
  );
  const answer = await client.resolve.compareLocks({ before: before ?? '', after: after ?? '' }, { signal });
  const { changes, options, unchanged } = answer;
  if (output !== 'table') await writeResult(answer, output);
  else {
    await writeResult(answer, output, {
      rows: 'changes',
      columns: ['change', 'coordinate', 'before.version', 'after.version'],
      empty: 'The same versions with the same content.',
    });
    for (const option of options) write(option);
    note(`${changes.length} changed, ${unchanged} unchanged.`);
  }
  return changes.length === 0 && options.length === 0 ? undefined : exitCodes.failed;
};
