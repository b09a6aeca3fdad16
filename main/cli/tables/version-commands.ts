/** `hyper version …`: tags, channels, promotion. The life cycle stands under `registry` and is called by both words. */
import type { Command } from '../command.ts';
import { operationCommand } from '../operation-command.ts';
import { noticeColumn } from './notice-column.ts';

const example = 'user.ada/aes@1.5.0';
const reasonOption = { flags: '--reason <text>', summary: 'why; the history keeps it' };
const forceOption = {
  flags: '--force',
  summary: 'although a stage is skipped, it is a pre-release or lower; takes --reason',
};
const movedView = {
  columns: [
    'name',
    'kind',
    'version.version',
    { title: 'REPLACES', text: (row: Readonly<Record<string, unknown>>) => replacedVersion(row) },
    noticeColumn('version'),
  ],
};

function replacedVersion({ replaced }: Readonly<Record<string, unknown>>): string {
  return (replaced as { version: string } | undefined)?.version ?? '';
}

export const versionCommands: readonly Command[] = [
  {
    words: 'version tags',
    summary: 'show what every tag and channel of a package means',
    usage: '<coordinate>',
    examples: ['hyper version tags user.ada/aes', 'hyper version tags user.ada/aes --output json'],
    load: async () => (await import('../commands/version-shaped.ts')).tagsCommand,
  },
  operationCommand({
    words: 'version tag',
    operation: 'registry.setTag',
    summary: 'let a tag mean a version: latest (pins it), beta, or a name of your own',
    usage: '<coordinate> <tag>',
    target: 'version',
    fields: ['tag'],
    options: [reasonOption, forceOption],
    examples: [`hyper version tag ${example} beta`, `hyper version tag ${example} latest`],
    view: movedView,
  }),
  operationCommand({
    words: 'version untag',
    operation: 'registry.removeTag',
    summary: 'take a tag or channel away; latest follows the highest release again',
    usage: '<coordinate> <tag>',
    target: 'package',
    fields: ['tag'],
    options: [reasonOption],
    examples: ['hyper version untag user.ada/aes beta', 'hyper version untag user.ada/aes latest'],
    view: movedView,
  }),
  operationCommand({
    words: 'version promote',
    operation: 'registry.promote',
    summary: 'let the next channel mean a version: nightly, edge, stable, or those of its namespace',
    usage: '<coordinate>',
    target: 'version',
    options: [
      { flags: '--to <channel>', summary: 'this channel instead of the next' },
      reasonOption,
      forceOption,
    ],
    examples: [
      `hyper version promote ${example}`,
      'hyper version promote user.ada/aes@edge --to stable --reason "two weeks without a report"',
    ],
    view: movedView,
  }),
  operationCommand({
    words: 'version rollback',
    operation: 'registry.rollback',
    summary: 'let a channel mean the version again that it meant before',
    usage: '<coordinate>',
    target: 'package',
    options: [
      { flags: '--channel <channel>', summary: 'the channel, or a tag', required: true },
      reasonOption,
    ],
    examples: ['hyper version rollback user.ada/aes --channel stable --reason "slow on arm64"'],
    view: movedView,
  }),
  operationCommand({
    words: 'version history',
    operation: 'registry.tagHistory',
    summary: 'show every change of tags and channels, newest first',
    usage: '<coordinate>',
    target: 'package',
    options: [
      { flags: '--name <name>', summary: 'only this tag or channel' },
      { flags: '--before <sequence>', summary: 'entries before this one', type: 'integer' },
      { flags: '--limit <count>', summary: 'at most this many, up to 200', type: 'integer' },
    ],
    examples: ['hyper version history user.ada/aes', 'hyper version history user.ada/aes --name stable'],
    view: {
      rows: 'entries',
      columns: ['sequence', 'at', 'actor', 'name', 'action', 'from', 'to', 'reason'],
      empty: 'No tag or channel was ever moved.',
    },
  }),
];
