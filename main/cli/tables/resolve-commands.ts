/** `hyper resolve`, `hyper deps …`, `hyper lock …`. */
import { omittable, strategies } from '../../../contract/vocabulary.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { operationCommand } from '../operation-command.ts';
import { whenColumn } from './when-column.ts';

const example = 'user.ada/app@1.0.0';

const solvingOptions = [
  {
    flags: '--strategy <strategy>',
    summary: 'which version is tried first (default: highest)',
    choices: strategies,
  },
  { flags: '--pin <package=version>', summary: 'with the strategy manual: only this version', type: 'pairs' },
  {
    flags: '--override <package=range>',
    summary: 'take this range whatever is declared',
    type: 'pairs',
  },
  {
    flags: '--omit <types>',
    summary: `leave out: ${omittable.join(', ')}`,
    type: 'list',
    choices: omittable,
  },
  { flags: '--os <name>', summary: 'operating system the solution is for' },
  { flags: '--arch <name>', summary: 'processor it is for' },
  { flags: '--env <name=value>', summary: 'variable of the environment it is for', type: 'pairs' },
  { flags: '--feature <name>', summary: 'switch a feature on, for every package', type: 'list' },
  { flags: '--prefer-lock <coordinate>', summary: 'keep to the versions of this lockfile where they fit' },
  { flags: '--deadline <seconds>', summary: 'give up after this long (default: 60)', type: 'seconds' },
] as const;

export const resolveCommands: readonly Command[] = [
  {
    words: 'resolve',
    also: ['deps resolve'],
    summary: `find versions that fit together, or say why there are none (exit code 1; ${exitCodes.undecided} when not decided in time)`,
    usage: '[coordinate]',
    options: [
      {
        flags: '--require <package@range>',
        summary: 'resolve these requirements instead of a version',
        type: 'list',
      },
      ...solvingOptions,
      { flags: '--lock [name]', summary: 'keep the solution as a lockfile' },
      { flags: '--tree', summary: 'show what brought what' },
      {
        flags: '--scenario <file>',
        summary: 'solve a problem given as JSON, - for standard input; needs no registry, answers in JSON',
      },
    ],
    examples: [
      `hyper resolve ${example}`,
      `hyper resolve ${example} --tree --omit dev,optional --os linux --arch arm64`,
      `hyper resolve ${example} --strategy manual --pin user.ada/aes=1.5.0 --lock`,
      'hyper resolve --require user.ada/aes@^1.5.0 --output json',
      'hyper resolve --scenario - < scenario.json',
    ],
    load: async () => (await import('../commands/resolve-command.ts')).resolveCommand,
  },
];

const dependencyView = {
  rows: 'dependencies',
  columns: ['coordinate', 'constraint', 'type', 'optional', whenColumn],
  empty: 'It depends on nothing.',
};

export const depsCommands: readonly Command[] = [
  operationCommand({
    words: 'deps list',
    operation: 'resolve.dependencies',
    summary: 'list what a version depends on, with what is there for it',
    usage: '<coordinate>',
    target: 'version',
    examples: [`hyper deps list ${example}`],
    view: {
      rows: 'dependencies',
      columns: [
        'coordinate',
        'range',
        'type',
        'optional',
        whenColumn,
        'best.version',
        'matching',
        'versions',
        'problem',
      ],
      empty: 'It depends on nothing.',
    },
  }),
  {
    words: 'deps tree',
    summary: 'draw what a version leads to, without solving: each with the best version that matches',
    usage: '<coordinate>',
    options: [
      { flags: '--depth <count>', summary: 'steps from the version (default 10)', type: 'integer' },
      { flags: '--most <count>', summary: 'at most this many packages (default 2,000)', type: 'integer' },
    ],
    examples: [`hyper deps tree ${example}`, `hyper deps tree ${example} --depth 3 --output json`],
    load: async () => (await import('../commands/deps-shaped.ts')).treeCommand,
  },
  {
    words: 'deps add',
    summary: 'add a dependency to a draft, or replace it',
    usage: '<coordinate> <dependency>',
    options: [
      {
        flags: '--type <type>',
        summary: 'what it is for (default runtime)',
        choices: ['runtime', 'dev', 'build', 'peer'],
      },
      { flags: '--optional', summary: 'only where it fits' },
      { flags: '--feature <name>', summary: 'switch this on in the dependency', type: 'list' },
      { flags: '--when-os <name>', summary: 'counts only there; !name: only elsewhere', type: 'list' },
      { flags: '--when-arch <name>', summary: 'counts only there; !name: only elsewhere', type: 'list' },
      { flags: '--when-env <name=value>', summary: 'counts only where the variable is this', type: 'pairs' },
      { flags: '--when-feature <name>', summary: 'counts only with this feature of the draft' },
      {
        flags: '--when <condition>',
        summary: 'the whole condition as JSON, with any, all and not',
        type: 'json',
      },
    ],
    examples: [
      `hyper deps add ${example} user.ada/aes@^1.5.0`,
      `hyper deps add ${example} 'org.acme/native@>=2 <4' --optional --when-os linux,darwin`,
    ],
    load: async () => (await import('../commands/deps-shaped.ts')).addCommand,
  },
  operationCommand({
    words: 'deps remove',
    operation: 'resolve.removeDependency',
    summary: 'take a dependency out of a draft',
    usage: '<coordinate> <dependency>',
    target: 'version',
    fields: ['coordinate'],
    options: [
      {
        flags: '--type <type>',
        summary: 'only of this type',
        choices: ['runtime', 'dev', 'build', 'peer'],
      },
      {
        flags: '--when <condition>',
        summary: 'only the one under this condition, as JSON; {}: only the one that always counts',
        type: 'json',
      },
    ],
    examples: [
      `hyper deps remove ${example} user.ada/aes`,
      `hyper deps remove ${example} org.acme/native --when '{"os":"linux"}'`,
    ],
    view: dependencyView,
  }),
  {
    words: 'deps match',
    summary: 'show which versions of a package a range matches',
    usage: '<package> <range>',
    options: [{ flags: '--most <count>', summary: 'at most this many, up to 5,000', type: 'integer' }],
    examples: ['hyper deps match user.ada/aes "^1.5.0 || 2.x"'],
    load: async () => (await import('../commands/deps-shaped.ts')).matchCommand,
  },
  {
    words: 'deps dependents',
    summary: 'list who depends on a package or version, directly and through others',
    usage: '<coordinate>',
    options: [
      {
        flags: '--direction <direction>',
        summary: 'the other way: what it depends on',
        choices: ['dependents', 'dependencies'],
      },
      { flags: '--no-transitive', summary: 'direct ones only' },
      { flags: '--to <package>', summary: 'only the ways to this package' },
      { flags: '--most <count>', summary: 'at most this many, up to 20,000', type: 'integer' },
    ],
    examples: [
      'hyper deps dependents user.ada/aes',
      'hyper deps dependents user.ada/aes@1.5.0 --no-transitive',
    ],
    load: async () => (await import('../commands/deps-shaped.ts')).dependentsCommand,
  },
  operationCommand({
    words: 'deps impact',
    operation: 'resolve.impact',
    summary: 'say who would no longer resolve, or get another version; exit code 1 when anything breaks',
    usage: '<coordinate>',
    target: 'version',
    options: [
      {
        flags: '--act <act>',
        summary: 'what is to be done with the version',
        choices: ['delete', 'yank', 'archive', 'unpublish', 'publish'],
        required: true,
      },
      { flags: '--most <count>', summary: 'look at this many dependents, up to 5,000', type: 'integer' },
      { flags: '--deadline <seconds>', summary: 'give up after this long (default: 20)', type: 'seconds' },
    ],
    examples: ['hyper deps impact user.ada/aes@1.5.0 --act yank'],
    view: {
      rows: 'affected',
      columns: ['effect', 'coordinate', 'version', 'depth', 'text'],
      empty: 'Nothing depends on it.',
    },
    exitCode: ({ affected }) =>
      (affected as { effect: string }[]).some(({ effect }) => effect === 'breaks')
        ? exitCodes.failed
        : exitCodes.ok,
  }),
  {
    words: 'deps conflicts',
    summary: 'find everything in a namespace that cannot hold together; exit code 1 when something cannot',
    usage: '<namespace>',
    options: [{ flags: '--most <count>', summary: 'stop after this many findings', type: 'integer' }],
    examples: ['hyper deps conflicts org.acme', 'hyper deps conflicts org.acme --output json'],
    load: async () => (await import('../commands/conflicts-command.ts')).conflictsCommand,
  },
];

export const lockCommands: readonly Command[] = [
  {
    words: 'lock create',
    summary: 'resolve, and keep the solution as a lockfile artifact',
    usage: '<coordinate>',
    options: [
      ...solvingOptions,
      { flags: '--namespace <path>', summary: 'where it is kept (default: beside the version)' },
      { flags: '--name <name>', summary: 'its name (default: that of the version, with -lock)' },
      { flags: '--version <version>', summary: 'its version' },
      { flags: '--license <id>', summary: 'its licence (default: that of the version)' },
    ],
    examples: [
      `hyper lock create ${example}`,
      `hyper lock create ${example} --omit dev --name app-production`,
    ],
    load: async () => (await import('../commands/lock-shaped.ts')).createCommand,
  },
  {
    words: 'lock show',
    summary: 'list what a lockfile holds',
    usage: '<coordinate>',
    examples: ['hyper lock show user.ada/app-lock'],
    load: async () => (await import('../commands/lock-shaped.ts')).showCommand,
  },
  operationCommand({
    words: 'lock check',
    operation: 'resolve.checkLock',
    summary: 'say whether everything a lockfile names is there, unchanged and allowed; exit code 1 when not',
    usage: '<coordinate>',
    target: 'version',
    options: [
      {
        flags: '--strategy <strategy>',
        summary: 'it must have been made with this one',
        choices: strategies,
      },
    ],
    examples: ['hyper lock check user.ada/app-lock', 'hyper lock check user.ada/app-lock --strategy highest'],
    view: {
      rows: 'problems',
      columns: ['problem', 'coordinate', 'version', 'text'],
      empty: 'All of it is there and unchanged.',
    },
    exitCode: ({ ok }) => (ok === true ? exitCodes.ok : exitCodes.failed),
  }),
  {
    words: 'lock compare',
    summary: 'say what differs between two lockfiles; exit code 1 when something does',
    usage: '<before> <after>',
    examples: ['hyper lock compare user.ada/app-lock@1.0.0 user.ada/app-lock@1.1.0'],
    load: async () => (await import('../commands/lock-shaped.ts')).compareCommand,
  },
];
