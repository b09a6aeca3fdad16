/** Turns the table of commands into commander's program. */
import { Argument, Command as CommanderCommand, InvalidArgumentError, Option } from 'commander';
import { productVersion } from '../core/version.ts';
import type { Command, CommandOption } from './command.ts';
import { commandTable, groups } from './command-table.ts';
import { outputFormats } from './output-formats.ts';

/** Runs a command with what was typed. */
export type Run = (
  command: Command,
  words: readonly (string | string[] | undefined)[],
  options: Record<string, unknown>,
) => Promise<void>;

/** The whole program; parsing it runs one command. */
export function createProgram(run: Run): CommanderCommand {
  const program = new CommanderCommand('hyper')
    .description('The local-first artifact registry: import, browse, search, sign and verify.')
    .version(productVersion, '-V, --version', 'print the version')
    .enablePositionalOptions()
    .showHelpAfterError('(add --help for the options and examples)')
    .addHelpText(
      'after',
      footer(['hyper init ada', 'hyper import ./package.tgz', 'hyper registry search parser']),
    );
  addGlobalOptions(program);
  const parents = new Map<string, CommanderCommand>();
  for (const [name, summary] of Object.entries(groups)) {
    parents.set(name, program.command(name).description(summary).enablePositionalOptions());
  }
  // A command may have others below it, `quality limits` and `quality limits freeze`: the shorter one is made first.
  for (const command of commandTable.toSorted((left, right) => depthOf(left) - depthOf(right))) {
    const above = command.words.slice(0, Math.max(0, command.words.lastIndexOf(' ')));
    const name = command.words.slice(above.length).trim();
    parents.set(command.words, addCommand(parents.get(above) ?? program, name, command, program, run));
  }
  return program;
}

function depthOf({ words }: Command): number {
  return words.split(' ').length;
}

function addCommand(
  parent: CommanderCommand,
  name: string,
  command: Command,
  program: CommanderCommand,
  run: Run,
): CommanderCommand {
  const made = parent
    .command(name)
    .enablePositionalOptions()
    .description(command.summary)
    .addHelpText('after', footer(command.examples));
  for (const word of command.usage?.split(' ') ?? []) made.addArgument(new Argument(word));
  for (const option of command.options ?? []) made.addOption(toOption(option));
  addGlobalOptions(made);
  made.action((...given: unknown[]) => {
    const words = given.slice(0, made.registeredArguments.length) as (string | string[] | undefined)[];
    return run(command, words, { ...program.opts(), ...made.opts() });
  });
  return made;
}

function toOption({ flags, summary, type, choices, required }: CommandOption): Option {
  const option = new Option(flags, summary);
  if (choices !== undefined && type !== 'list') option.choices([...choices]);
  if (required) option.makeOptionMandatory();
  switch (type) {
    case 'integer':
      return option.argParser(integer);
    case 'number':
      return option.argParser(number);
    case 'port':
      return option.argParser(port);
    case 'list':
      return option.argParser((text: string, before: string[] | undefined) => [
        ...(before ?? []),
        ...text.split(',').map((item) => chosen(item.trim(), choices)),
      ]);
    case 'json':
      return option.argParser(json);
    case 'pairs':
      return option.argParser(pair);
    case 'seconds':
      return option.argParser(seconds);
    case 'yes-no':
      return option.argParser(yesNo);
    case 'time':
      return option.argParser(time);
    default:
      return option;
  }
}

/** They may stand before the command and after it. */
function addGlobalOptions(command: CommanderCommand): void {
  command
    .addOption(new Option('--output <format>', 'form of the answer (default: table)').choices(outputFormats))
    .addOption(
      new Option('--home <folder>', 'folder of the registry (default: HYPER_HOME, else the user’s own)'),
    )
    .addOption(new Option('--read-only', 'refuse to change anything'));
}

function footer(examples: readonly string[]): string {
  return `\nExamples:\n${examples.map((example) => `  $ ${example}`).join('\n')}`;
}

/** One of a list: the choices are not commander's, which would look for the whole text among them. */
function chosen(item: string, choices: CommandOption['choices']): string {
  if (choices?.includes(item) === false)
    throw new InvalidArgumentError(`Allowed choices are ${choices.join(', ')}, with commas between several.`);
  return item;
}

function json(text: string): object {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InvalidArgumentError('It must be a JSON object, such as {"os":"linux"}.');
  return value;
}

function integer(text: string): number {
  if (!/^\d{1,15}$/u.test(text)) throw new InvalidArgumentError('It must be a whole number, 0 or more.');
  return Number(text);
}

function number(text: string): number {
  if (!/^\d{1,15}(?:\.\d{1,9})?$/u.test(text))
    throw new InvalidArgumentError('It must be a number, such as 3.4.');
  return Number(text);
}

function seconds(text: string): number {
  if (!/^\d{1,6}(?:\.\d{1,3})?$/u.test(text) || Number(text) === 0)
    throw new InvalidArgumentError('It must be a number of seconds, 0.001 or more.');
  return Number(text);
}

/** Values may hold commas and equals signs; names hold neither. */
function pair(text: string, before: Record<string, string> = {}): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('It must be name=value.');
  const [name, value] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (Object.hasOwn(before, name) && before[name] !== value)
    throw new InvalidArgumentError(`${name} was given as ${before[name]} already.`);
  return { ...before, [name]: value };
}

function port(text: string): number {
  if (!/^\d{1,5}$/u.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError('It must be a port: a whole number from 0 to 65535.');
  return Number(text);
}

/** A day begins at midnight UTC. */
function time(text: string): string {
  const whole = /^\d{4}-\d\d-\d\d$/u.test(text) ? `${text}T00:00:00Z` : text;
  if (!/^\d{4}-\d\d-\d\dT/u.test(whole) || Number.isNaN(Date.parse(whole)))
    throw new InvalidArgumentError('It must be a day or a time: 2027-01-31, 2027-01-31T12:00:00Z.');
  return new Date(whole).toISOString();
}

function yesNo(text: string): boolean {
  if (text !== 'yes' && text !== 'no') throw new InvalidArgumentError('It must be yes or no.');
  return text === 'yes';
}
