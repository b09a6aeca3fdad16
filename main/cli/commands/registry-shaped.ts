/** Commands on artifacts that need more than one operation, or print something else than its answer. */
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { type CommandRun, firstWord, type Invocation, manyWords, textOption } from '../command.ts';
import { CliFailure, usageFailure } from '../failure.ts';
import { note, write, writeResult } from '../output.ts';
import { unlocking } from '../passphrase.ts';
import { versionIdOf } from '../resolve-target.ts';
import { hitsView } from '../tables/registry-commands.ts';

/** Largest file `registry create` sends inline, bytes. */
const mostInlineBytes = 8 * 1024 * 1024;

export const searchCommand: CommandRun = async (invocation) => {
  const { session, options } = invocation;
  const { filter, ...rest } = options;
  const client = await session.client();
  const answer = await client.search.query(
    { ...rest, query: manyWords(invocation).join(' '), filters: filtersOf(filter) } as Parameters<
      typeof client.search.query
    >[0],
    { signal: session.signal },
  );
  await writeResult(answer, session.options.output, hitsView);
  if (answer.problem !== undefined) note(answer.problem);
  if (session.options.output === 'table') {
    note(
      `${answer.hits.length} of ${answer.capped ? 'at least ' : ''}${answer.total} in ${answer.tookMs.toFixed(1)} ms`,
    );
    if (answer.cursor !== undefined) note(`More: --cursor ${answer.cursor}`);
  }
  return undefined;
};

/** `kind=theme` pairs by field; whether a field exists is for the contract to say. */
function filtersOf(filter: unknown): Record<string, string[]> {
  const filters: Record<string, string[]> = {};
  for (const pair of Array.isArray(filter) ? filter.map(String) : []) {
    const at = pair.indexOf('=');
    if (at < 1)
      throw usageFailure(`--filter ${pair} is not field=value.`, 'For example: --filter kind=theme');
    const field = pair.slice(0, at);
    filters[field] = [...(filters[field] ?? []), pair.slice(at + 1)];
  }
  return filters;
}

export const createCommand: CommandRun = async ({ session, words, options }) => {
  const [coordinate, file] = words.map(String);
  const parts = /^(?<namespace>.+)\/(?<name>[^/@]+)@(?<version>.+)$/u.exec(coordinate ?? '')?.groups;
  if (parts === undefined || file === undefined) {
    throw usageFailure(`${coordinate} is not namespace/name@version.`, 'For example: user.ada/limits@1.0.0');
  }
  const content = await readFile(file);
  if (content.byteLength > mostInlineBytes) {
    throw new CliFailure(
      'INVALID_INPUT',
      `${file} is larger than 8 MiB.`,
      `Import it instead: hyper import ${file}`,
    );
  }
  const client = await session.client();
  const input = { ...options, ...parts, fileName: basename(file), content: content.toString('base64') };
  const answer = await unlocking(session, () =>
    client.registry.create(input as unknown as Parameters<typeof client.registry.create>[0], {
      signal: session.signal,
    }),
  );
  await writeResult(answer, session.options.output);
  return undefined;
};

export const readmeCommand: CommandRun = async (invocation) => {
  const { client, call, versionId, output } = await target(invocation);
  const readme = await client.registry.readme({ versionId }, call);
  if (output === 'table') write(readme.markdown.trimEnd());
  else await writeResult(readme, output);
  return undefined;
};

export const manifestCommand: CommandRun = async (invocation) => {
  const { client, call, versionId, output } = await target(invocation);
  const { manifest } = await client.registry.manifest({ versionId }, call);
  await writeResult(manifest, output === 'table' ? 'yaml' : output);
  return undefined;
};

export const fileCommand: CommandRun = async (invocation) => {
  const { client, call, versionId, output } = await target(invocation);
  const path = String(invocation.words[1]);
  const { maxBytes } = invocation.options;
  const answer = await client.registry.file(
    { versionId, path, ...(typeof maxBytes === 'number' ? { maxBytes } : { maxBytes: 524_288 }) },
    call,
  );
  if (output !== 'table') await writeResult(answer, output);
  else {
    process.stdout.write(Buffer.from(answer.base64, 'base64'));
    if (answer.truncated)
      note(`Cut: the file has ${answer.size} bytes. hyper registry extract writes all of it.`);
  }
  return undefined;
};

export const extractCommand: CommandRun = async (invocation) => {
  const { client, call, versionId, output } = await target(invocation);
  // Resolved here: another process may do the work, in another folder.
  const path = resolve(textOption(invocation, 'to') ?? '.');
  await writeResult(await client.registry.extract({ versionId, destination: { path } }, call), output);
  return undefined;
};

export const deleteCommand: CommandRun = async (invocation) => {
  const { client, call, versionId, output } = await target(invocation);
  const { overrideDependents } = invocation.options;
  const answer = await client.registry.delete(
    {
      versionId,
      ...(Array.isArray(overrideDependents) ? { overrideDependents: overrideDependents.map(String) } : {}),
    },
    call,
  );
  await writeResult({ ...answer, versionId }, output);
  if (output === 'table') note(`Bring it back: hyper registry undelete ${versionId}`);
  return undefined;
};

export const sweepCommand: CommandRun = async ({ session, options }) => {
  const client = await session.client();
  const dryRun = options.run !== true;
  const answer = await client.registry.sweep({ dryRun }, { signal: session.signal });
  await writeResult(answer, session.options.output);
  if (dryRun && session.options.output === 'table') note('Nothing was removed. Add --run to do it.');
  return undefined;
};

/** The version the first word means, and what is needed to ask about it. */
async function target(invocation: Invocation) {
  const { session } = invocation;
  const client = await session.client();
  const versionId = await versionIdOf(client, firstWord(invocation), session.signal);
  return { client, versionId, call: { signal: session.signal }, output: session.options.output };
}
