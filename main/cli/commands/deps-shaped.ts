/** Commands on dependencies that print something else than the answer of their operation. */
import type { CommandRun, Invocation } from '../command.ts';
import { drawTree } from '../draw-tree.ts';
import { exitCodes } from '../exit-code.ts';
import { note, write, writeResult } from '../output.ts';
import { versionIdOf } from '../resolve-target.ts';
import { whenColumn } from '../tables/when-column.ts';
import { defined, parseRequirement } from './solving-input.ts';

export const treeCommand: CommandRun = async (invocation) => {
  const { client, call, output, word } = await asked(invocation);
  const { depth, most } = invocation.options;
  const versionId = await versionIdOf(client, word, call.signal);
  const graph = await client.resolve.graph(
    { versionId, ...defined({ depth, most }) } as Parameters<typeof client.resolve.graph>[0],
    call,
  );
  if (output !== 'table') {
    await writeResult(graph, output);
    return undefined;
  }
  const labels = graph.nodes.map(({ coordinate, version, deprecated, yanked }) =>
    [
      version === undefined ? `${coordinate} (nothing matches)` : `${coordinate}@${version}`,
      ...(deprecated ? ['deprecated'] : []),
      ...(yanked ? ['yanked'] : []),
    ].join(' '),
  );
  const edges = graph.edges.map(({ from, to, constraint, type, optional }) => ({
    from,
    to,
    note: [constraint, ...(type === 'runtime' ? [] : [type]), ...(optional ? ['optional'] : [])].join(' '),
  }));
  write(drawTree(labels, edges));
  if (graph.truncated) note('There is more: --depth and --most show it.');
  return undefined;
};

export const addCommand: CommandRun = async (invocation) => {
  const { client, call, output, word } = await asked(invocation);
  const {
    type,
    optional,
    feature,
    whenOs,
    whenArch,
    whenEnv,
    whenFeature,
    when: whole = {},
  } = invocation.options;
  const members = defined({ os: whenOs, arch: whenArch, env: whenEnv, feature: whenFeature });
  const when = { ...(whole as object), ...members };
  const dependency = {
    ...parseRequirement(String(invocation.words[1])),
    ...defined({ type, optional, features: feature }),
    ...(Object.keys(when).length === 0 ? {} : { when }),
  };
  const versionId = await versionIdOf(client, word, call.signal);
  const answer = await client.resolve.addDependency({ versionId, dependency }, call);
  await writeResult(answer, output, {
    rows: 'dependencies',
    columns: ['coordinate', 'constraint', 'type', 'optional', whenColumn],
  });
  return undefined;
};

export const matchCommand: CommandRun = async (invocation) => {
  const { client, call, output, word } = await asked(invocation);
  const constraint = String(invocation.words[1]);
  const { most } = invocation.options;
  const answer = await client.resolve.matches(
    { coordinate: word, constraint, ...defined({ most }) } as Parameters<typeof client.resolve.matches>[0],
    call,
  );
  const { error, known, matching, total, impossible } = answer;
  if (output !== 'table') await writeResult(answer, output);
  else if (error !== undefined) {
    note(constraint);
    if (error.position !== undefined) note(`${' '.repeat(error.position)}^`);
    note(error.message);
  } else if (!known) note(`There is no package ${word}.`);
  else {
    await writeResult(answer, output, {
      rows: 'versions',
      columns: ['version', 'matches', 'state', 'yanked', 'deprecated'],
      empty: 'It has no versions.',
    });
    note(impossible ?? `${matching} of ${total} match.`);
  }
  if (error !== undefined) return exitCodes.usage;
  return known ? undefined : exitCodes.notFound;
};

export const dependentsCommand: CommandRun = async (invocation) => {
  const { client, call, output, word } = await asked(invocation);
  const { direction, transitive, to, most } = invocation.options;
  const answer = await client.resolve.relationships(
    { coordinate: word, ...defined({ direction, transitive, to, most }) } as Parameters<
      typeof client.resolve.relationships
    >[0],
    call,
  );
  await writeResult(answer, output, {
    rows: 'related',
    columns: [
      'depth',
      'coordinate',
      'version',
      'constraint',
      'type',
      { title: 'PATH', text: ({ path }) => (path as string[]).join(' -> ') },
    ],
    empty: direction === 'dependencies' ? 'It depends on nothing.' : 'Nothing depends on it.',
  });
  if (output === 'table' && answer.truncated)
    note(
      `${answer.related.length} of ${answer.atLeast ? 'at least ' : ''}${answer.total}: --most shows more.`,
    );
  return undefined;
};

async function asked({ session, words }: Invocation) {
  const client = await session.client();
  return { client, call: { signal: session.signal }, output: session.options.output, word: String(words[0]) };
}
