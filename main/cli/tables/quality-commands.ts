/** Commands on quality. */
import { outcomes, spans } from '../../../contract/quality-words.ts';
import type { Command, CommandOption } from '../command.ts';
import { operationCommand } from '../operation-command.ts';

const span: CommandOption = { flags: '--span <span>', summary: 'how far back', choices: spans };

export const qualityCommands: readonly Command[] = [
  {
    words: 'quality status',
    summary: 'say how reliable and how fast every operation is, with what is known of it',
    options: [span],
    examples: ['hyper quality status', 'hyper quality status --span 30d --output json'],
    load: async () => (await import('../commands/quality-shaped.ts')).statusCommand,
  },
  {
    words: 'quality watch',
    summary: 'the same, again and again while it changes, until Ctrl-C',
    options: [span],
    examples: ['hyper quality watch', 'hyper quality watch --span 1h --output json'],
    load: async () => (await import('../commands/quality-shaped.ts')).watchCommand,
  },
  {
    words: 'quality operations',
    summary: 'list single calls of an operation; of a resource what ran meanwhile',
    usage: '<process>',
    options: [
      { flags: '--from <time>', summary: 'not before', type: 'time' },
      { flags: '--to <time>', summary: 'before this', type: 'time' },
      { flags: '--outcome <outcome>', summary: 'how it ended', choices: outcomes },
      { flags: '--class <class>', summary: 'class of its error' },
      { flags: '--before <id>', summary: 'older than this one', type: 'integer' },
      { flags: '--limit <count>', summary: 'at most this many, up to 500', type: 'integer' },
    ],
    examples: [
      'hyper quality operations registry.get',
      'hyper quality operations registry.create --outcome failure --from 2027-01-31',
      'hyper quality operations resource:core.memory --limit 20',
    ],
    load: async () => (await import('../commands/quality-shaped.ts')).operationsCommand,
  },
  operationCommand({
    words: 'quality log',
    operation: 'quality.logLines',
    summary: 'print the lines of the log that belong to a defect',
    usage: '<log-id>',
    fields: ['logId'],
    examples: ['hyper quality log 4f8e2a1c-0d7b-4a53-9a56-2c7a3f1e6b90'],
    view: { rows: 'lines', empty: 'The log holds no such line any more.' },
  }),
  {
    words: 'quality defects',
    summary: 'count defects by class, the most frequent first',
    usage: '[process]',
    options: [span, { flags: '--slow', summary: 'calls beyond their targets, too' }],
    examples: ['hyper quality defects', 'hyper quality defects registry.create --span 365d --slow'],
    load: async () => (await import('../commands/quality-shaped.ts')).defectsCommand,
  },
  {
    words: 'quality targets',
    summary: 'say what is wanted of operations',
    examples: ['hyper quality targets', 'hyper quality targets --output json'],
    load: async () => (await import('../commands/quality-shaped.ts')).targetsCommand,
  },
  {
    words: 'quality targets set',
    summary: 'set what is wanted of all operations, or of one',
    options: [
      { flags: '--process <process>', summary: 'of this one alone' },
      { flags: '--reliability <percent>', summary: 'share of calls without a defect: 99.9997' },
      { flags: '--duration <milliseconds>', summary: 'longest time of a call' },
      { flags: '--memory <mebibytes>', summary: 'growth of the core’s memory a call may cause' },
      { flags: '--reset', summary: 'take back what was set before' },
    ],
    examples: [
      'hyper quality targets set --duration 1500',
      'hyper quality targets set --process registry.get --duration 50 --reliability 99.999',
      'hyper quality targets set --process registry.get --reset',
    ],
    load: async () => (await import('../commands/quality-shaped.ts')).setTargetsCommand,
  },
];
