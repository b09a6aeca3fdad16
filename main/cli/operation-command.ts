/** Commands that are one operation: words and options go in, the answer comes out. */
import type { Client } from '../../contract/contract.ts';
import type { Command, Invocation } from './command.ts';
import type { TableView } from './output.ts';

type Domain = keyof Client;
/** `registry.get` and so on: every operation of the contract. */
export type OperationName = { [D in Domain]: `${D}.${keyof Client[D] & string}` }[Domain];

/** What the first word means: it is resolved to the id the operation wants. */
export type Target = 'version' | 'package' | 'key';

export interface OperationCommand extends Omit<Command, 'load'> {
  operation: OperationName;
  target?: Target;
  /** Input members of the words; with a target, of those after it. */
  fields?: readonly string[];
  /** Input members given always. */
  fixed?: Readonly<Record<string, unknown>>;
  view?: TableView;
  /** The exit code of an answer, where it is not always 0. */
  exitCode?: (answer: Readonly<Record<string, unknown>>) => number;
}

/** Make it a command of its own. */
export function operationCommand(definition: OperationCommand): Command {
  return { ...definition, load: async () => (invocation) => runOperation(definition, invocation) };
}

async function runOperation(
  definition: OperationCommand,
  invocation: Invocation,
): Promise<number | undefined> {
  const { session } = invocation;
  const [{ unlocking }, { writeResult }] = await Promise.all([
    import('./passphrase.ts'),
    import('./output.ts'),
  ]);
  const client = await session.client();
  const input = {
    ...definition.fixed,
    ...(await targetInput(definition, invocation, client)),
    ...optionInput(definition, invocation),
  };
  const call = operationOf(client, definition.operation);
  const answer = await unlocking(session, () => call(input, { signal: session.signal }));
  await writeResult(answer, session.options.output, definition.view);
  return definition.exitCode?.(answer as Record<string, unknown>);
}

/** The operation as a function. Its input is checked against the contract by the core, as any other caller's. */
function operationOf(
  client: Client,
  name: OperationName,
): (input: unknown, options: { signal: AbortSignal }) => Promise<unknown> {
  const [domain, operation] = name.split('.') as [Domain, string];
  return (input, options) =>
    (client[domain] as Record<string, ReturnType<typeof operationOf>>)[operation]?.(input, options) ??
    Promise.reject(new Error(`no operation ${name}`));
}

async function targetInput(
  { target, fields = [] }: OperationCommand,
  { words, session }: Invocation,
  client: Client,
): Promise<object> {
  const named = target === undefined ? words : words.slice(1);
  const members = Object.fromEntries(fields.map((field, index) => [field, named[index]]));
  if (target === undefined) return members;
  const { keyOf, packageIdOf, versionIdOf } = await import('./resolve-target.ts');
  const word = String(words[0]);
  switch (target) {
    case 'version':
      return { ...members, versionId: await versionIdOf(client, word, session.signal) };
    case 'package':
      return { ...members, packageId: await packageIdOf(client, word, session.signal) };
    case 'key':
      return { ...members, keyId: (await keyOf(client, word, session.signal)).keyId };
  }
}

/** Options that were given, under the names the contract has for them. */
function optionInput(
  { options: declared = [] }: OperationCommand,
  { options }: Invocation,
): Record<string, unknown> {
  const names = declared.map(({ flags }) => memberName(flags));
  return Object.fromEntries(
    names.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])),
  );
}

/** `--removed-at <date>` gives `removedAt`. */
export function memberName(flags: string): string {
  const long = /--(?:no-)?([a-z-]+)/u.exec(flags)?.[1] ?? '';
  return long.replace(/-([a-z])/gu, (_match, letter: string) => letter.toUpperCase());
}
