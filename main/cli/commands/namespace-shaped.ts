/** Commands on namespaces that need more than one operation, or draw more than one table. */
import { policyNames, policyValues } from '../../../contract/namespace-policy.ts';
import type { NamespaceDetail } from '../../../contract/registry-namespaces.ts';
import { type CommandRun, firstWord } from '../command.ts';
import { CliFailure, usageFailure } from '../failure.ts';
import { note, write, writeResult } from '../output.ts';

const policyView = { rows: 'settings', columns: ['name', 'value', 'from', 'mandatory', 'locked.by'] };

export const getCommand: CommandRun = async (invocation) => {
  const { session } = invocation;
  const client = await session.client();
  const detail = await client.registry.namespace({ path: firstWord(invocation) }, { signal: session.signal });
  if (session.options.output !== 'table') await writeResult(detail, session.options.output);
  else await writeDetail(detail);
  return undefined;
};

async function writeDetail(detail: NamespaceDetail): Promise<void> {
  const { effective, counts } = detail;
  await writeResult(
    {
      path: detail.path,
      description: detail.description,
      createdAt: detail.createdAt,
      visibility: `${effective.visibility.value} (from ${effective.visibility.from})`,
      packages: `${counts.packages}, ${counts.ownPackages} of them in this very namespace`,
      versions: counts.versions,
      namespaces: `${counts.children} inside, ${counts.below} with those below`,
      formerPaths: detail.formerPaths,
      fixed: detail.fixed,
    },
    'table',
  );
  write('\nPools');
  await writeResult({ pools: detail.pools.map(poolRow) }, 'table', { rows: 'pools' });
  write('\nLabels');
  await writeResult(effective, 'table', {
    rows: 'labels',
    columns: ['key', 'value', 'from'],
    empty: 'None.',
  });
  write('\nSettings');
  await writeResult({ settings: effective.policy }, 'table', policyView);
}

function poolRow({ path, bytes, versions, packages }: NamespaceDetail['pools'][number]) {
  return { path, bytes: amountText(bytes), versions: amountText(versions), packages };
}

/** `300 of 1000 (30 %)`, or what is used where there is no limit. */
function amountText({ used, limit }: { used: number; limit?: number | undefined }): string {
  if (limit === undefined) return String(used);
  return `${used} of ${limit} (${limit === 0 ? 100 : Math.round((used / limit) * 100)} %)`;
}

export const editCommand: CommandRun = async (invocation) => {
  const { session, options } = invocation;
  const client = await session.client();
  const call = { signal: session.signal };
  const path = firstWord(invocation);
  const set = pairsOf(options.label, '--label');
  const unset = Array.isArray(options.unsetLabel) ? options.unsetLabel.map(String) : [];
  const input: Parameters<typeof client.registry.updateNamespace>[0] = { path };
  if (typeof options.description === 'string') input.description = options.description;
  if (typeof options.visibility === 'string')
    input.visibility = options.visibility as NonNullable<typeof input.visibility>;
  if (set.length > 0 || unset.length > 0) {
    const { labels } = await client.registry.namespace({ path }, call);
    const kept = Object.entries(labels).filter(([key]) => !unset.includes(key));
    input.labels = Object.fromEntries([...kept, ...set]);
  }
  if (Object.keys(input).length === 1)
    throw usageFailure('Nothing to change was given.', 'For example: --description "Ciphers"');
  await writeResult(await client.registry.updateNamespace(input, call), session.options.output);
  return undefined;
};

export const policyCommand: CommandRun = async (invocation) => {
  const { session, options } = invocation;
  const path = firstWord(invocation);
  const set = Object.fromEntries(pairsOf(options.set, '--set').map(([name, text]) => settingOf(name, text)));
  const unset = Array.isArray(options.unset) ? options.unset.map((name) => policyNameOf(String(name))) : [];
  const { mandatory } = options;
  const changes = Object.keys(set).length > 0 || unset.length > 0;
  if (typeof mandatory === 'boolean' && Object.keys(set).length === 0)
    throw usageFailure('Nothing was set that could be mandatory.', 'For example: --set requireLicense=yes');
  const client = await session.client();
  const call = { signal: session.signal };
  const answer = changes
    ? await client.registry.setNamespacePolicy(
        { path, set, unset, ...(typeof mandatory === 'boolean' ? { mandatory } : {}) },
        call,
      )
    : await client.registry.namespacePolicy({ path }, call);
  await writeResult(answer, session.options.output, policyView);
  return undefined;
};

function policyNameOf(text: string): (typeof policyNames)[number] {
  const name = policyNames.find((known) => known.toLowerCase() === text.toLowerCase());
  if (name === undefined)
    throw usageFailure(`There is no setting ${text}.`, `Settings: ${policyNames.join(', ')}`);
  return name;
}

/** `yes` and `no` for what is yes or no, names with commas for lists. What they may be is for the contract to say. */
function settingOf(given: string, text: string): [string, unknown] {
  const name = policyNameOf(given);
  const sample = policyValues.shape[name];
  if (sample.type === 'array') return [name, text === '' ? [] : text.split(',').map((item) => item.trim())];
  if (sample.type !== 'boolean') return [name, text];
  if (/^(?:yes|true)$/u.test(text)) return [name, true];
  if (/^(?:no|false)$/u.test(text)) return [name, false];
  throw usageFailure(`${name} is yes or no, not ${text}.`, `For example: --set ${name}=yes`);
}

export const moveCommand: CommandRun = async ({ session, words, options }) => {
  const client = await session.client();
  const [from = '', to = ''] = words.map(String);
  const answer = await client.registry.moveNamespace(
    { from, to, dryRun: options.dryRun === true, replaceForwarding: options.replaceForwarding === true },
    { signal: session.signal },
  );
  await writeResult(answer, session.options.output, {
    rows: 'namespaces',
    columns: ['from', 'to', 'packages', 'joins'],
  });
  const { dryRun, problems } = answer;
  if (session.options.output === 'table' && problems.length === 0) {
    const { packages, versions, bytes } = answer;
    note(`${dryRun ? 'Would move' : 'Moved'}: packages ${packages}, versions ${versions}, bytes ${bytes}.`);
  }
  if (problems.length > 0)
    throw new CliFailure(
      'INVALID_INPUT',
      [`${from} cannot move to ${to}:`, ...problems.map(({ message }) => `  - ${message}`)].join('\n'),
      'Settle what is named, or choose another place.',
    );
  return undefined;
};

export const deleteNamespaceCommand: CommandRun = async (invocation) => {
  const { session, options } = invocation;
  const { overrideDependents } = options;
  const client = await session.client();
  const answer = await client.registry.deleteNamespace(
    {
      path: firstWord(invocation),
      recursive: options.recursive === true,
      ...(Array.isArray(overrideDependents) ? { overrideDependents: overrideDependents.map(String) } : {}),
    },
    { signal: session.signal },
  );
  await writeResult(answer, session.options.output);
  if (session.options.output === 'table' && answer.restorableUntil !== undefined)
    note(`Bring it back: hyper namespace undelete ${answer.path}`);
  return undefined;
};

/** `key=value` pairs. A piece without `=` belongs to the value before it: list options are cut at commas. */
function pairsOf(given: unknown, flag: string): [string, string][] {
  const pairs: [string, string][] = [];
  for (const piece of Array.isArray(given) ? given.map(String) : []) {
    const at = piece.indexOf('=');
    const last = pairs.at(-1);
    if (at > 0) pairs.push([piece.slice(0, at), piece.slice(at + 1)]);
    else if (at < 0 && last !== undefined) last[1] += `,${piece}`;
    else throw usageFailure(`${flag} ${piece} is not key=value.`, `For example: ${flag} team=platform`);
  }
  return pairs;
}
