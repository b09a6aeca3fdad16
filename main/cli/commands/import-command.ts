/** `hyper import`: many sources, some at a time, one line of result for each. */
import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Client } from '../../../contract/contract.ts';
import type { Source } from '../../../contract/transfer.ts';
import { type CommandRun, type Invocation, manyWords, textOption } from '../command.ts';
import { exitCodeOf, exitCodes } from '../exit-code.ts';
import { CliFailure, reportOf, usageFailure } from '../failure.ts';
import { note, writeResult } from '../output.ts';
import { type ImportOptions, type ImportResult, importOne } from './import-one.ts';
import { importReport } from './import-report.ts';
import { ProgressLine } from './progress-line.ts';

interface Item {
  name: string;
  source: Source;
}

const defaultJobs = 2;

export const importCommand: CommandRun = async (invocation) => {
  const { session } = invocation;
  const paths = manyWords(invocation);
  const samples = invocation.options.samples === true;
  if (paths.length === 0 && !samples) {
    throw usageFailure('There is nothing to import.', 'Name files or folders, or use --samples.');
  }
  if (
    paths.length > 1 &&
    (textOption(invocation, 'name') ?? textOption(invocation, 'version')) !== undefined
  ) {
    throw usageFailure('--name and --version are for one path.', 'Import the others by themselves.');
  }
  const client = await session.client();
  const items = [...paths.map(itemOf), ...(samples ? await sampleItems(client, session.signal) : [])];
  const options = await optionsOf(invocation, client);
  using progress = new ProgressLine(items.length, session.options.output === 'table');
  const results = await inParallel(items, jobsOf(invocation), async (item): Promise<ImportResult> => {
    session.signal.throwIfAborted();
    const result = await importItem(invocation, item, options, progress);
    progress.finish();
    if (session.options.output === 'table') importReport(result);
    return result;
  });
  if (session.options.output !== 'table') await writeResult(results, session.options.output);
  return exitCodeOfAll(results);
};

async function importItem(
  { session }: Invocation,
  item: Item,
  options: ImportOptions,
  progress: ProgressLine,
): Promise<ImportResult> {
  try {
    if ('path' in item.source) await mustExist(item.source.path, item.name);
    return await importOne(session, item, options, progress);
  } catch (error) {
    if (session.signal.aborted) throw session.signal.reason;
    return { source: item.name, error: reportOf(error) };
  }
}

/** Checked here, so that a mistyped path is told in the words that were typed. */
async function mustExist(path: string, typed: string): Promise<void> {
  await access(path).catch(() => {
    throw new CliFailure('NOT_FOUND', `${typed} does not exist.`, 'Check the path.');
  });
}

/** Another process may do the work, in another folder: paths are made absolute here. */
function itemOf(path: string): Item {
  return { name: path, source: { path: resolve(path) } };
}

async function sampleItems(client: Client, signal: AbortSignal): Promise<Item[]> {
  const { samples } = await client.transfer.samples({}, { signal });
  return samples.map(({ name, token }) => ({ name, source: { token } }));
}

async function optionsOf(invocation: Invocation, client: Client): Promise<ImportOptions> {
  const { options, session } = invocation;
  const { preferences } = await client.settings.status({}, { signal: session.signal });
  const edits = Object.fromEntries(
    ['kind', 'namespace', 'name', 'version'].flatMap((field) => {
      const value = textOption(invocation, field);
      return value === undefined ? [] : [[field, value]];
    }),
  );
  return {
    edits,
    dryRun: options.dryRun === true,
    // Commander sets an option that begins with --no- to true when it is not given.
    publish: options.publish !== false && preferences.publishOnImport,
    sign: options.sign !== false && preferences.signByDefault,
    overrideReason: textOption(invocation, 'override'),
  };
}

function jobsOf({ options }: Invocation): number {
  const { jobs } = options;
  return typeof jobs === 'number' && jobs > 0 ? Math.min(jobs, 16) : defaultJobs;
}

/** Results in the order of the items, however long each takes. */
async function inParallel<In, Out>(
  items: In[],
  jobs: number,
  work: (item: In) => Promise<Out>,
): Promise<Out[]> {
  const results: Out[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== undefined) results[index] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, items.length) }, worker));
  return results;
}

function exitCodeOfAll(results: ImportResult[]): number {
  const failures = results.flatMap(({ error }) => (error === undefined ? [] : [error]));
  const [first] = failures;
  if (first === undefined) return exitCodes.ok;
  if (results.length > 1) note(`${failures.length} of ${results.length} failed.`);
  // Several may have failed for several reasons: then the shell learns only that some did.
  const codes = new Set(failures.map(({ code }) => exitCodeOf(code)));
  return codes.size === 1 ? exitCodeOf(first.code) : exitCodes.failed;
}
