/** `hyper quality alerts …`: rules over figures, what fires and what fired. */
import { alertActions, severities } from '../../../contract/quality-alerts.ts';
import type { Command, CommandOption, CommandRun } from '../command.ts';

type Shaped = typeof import('../commands/alert-shaped.ts');

function shaped(name: keyof Shaped): () => Promise<CommandRun> {
  return async () => (await import('../commands/alert-shaped.ts'))[name];
}

const severity: CommandOption = {
  flags: '--severity <severity>',
  summary: 'how bad it is (default of a new one: warning)',
  choices: severities,
};
const actions: CommandOption = {
  flags: '--actions <action>',
  summary: 'a notification, a line in the log, or both (default of a new one: both)',
  type: 'list',
  choices: alertActions,
};

export const qualityAlertCommands: readonly Command[] = [
  {
    words: 'quality alerts',
    summary: 'list alerts with their state; exit code 1 while one fires',
    examples: ['hyper quality alerts', 'hyper quality alerts --output json'],
    load: shaped('alertsCommand'),
  },
  {
    words: 'quality alerts history',
    summary: 'list what fired, newest first; of one alert by its name or id',
    usage: '[alert]',
    options: [
      { flags: '--before <spell>', summary: 'what follows this spell in the list' },
      { flags: '--limit <count>', summary: 'at most this many, up to 500', type: 'integer' },
    ],
    examples: ['hyper quality alerts history', 'hyper quality alerts history "Disk almost full" --limit 20'],
    load: shaped('historyCommand'),
  },
  {
    words: 'quality alerts check',
    summary: 'say what a condition means and what it comes to now, or where it cannot be read',
    usage: '<condition...>',
    examples: [
      'hyper quality alerts check "error_rate(transfer.*) > 5 % over 1h"',
      'hyper quality alerts check "p95 > 2 x goal for 5m with at least 100 operations"',
    ],
    load: shaped('checkCommand'),
  },
  {
    words: 'quality alerts add',
    summary: 'add an alert',
    usage: '<name> <condition>',
    options: [severity, actions, { flags: '--off', summary: 'switched off for now' }],
    examples: [
      'hyper quality alerts add "Imports fail" "error_rate(transfer.accept) > 5 % over 1h" --severity critical',
      'hyper quality alerts add "Nothing was backed up" "operations(transfer.*) < 1 over 1d" --actions log',
    ],
    load: shaped('addCommand'),
  },
  {
    words: 'quality alerts set',
    summary: 'change an alert; another condition or severity ends what fires',
    usage: '<alert>',
    options: [
      { flags: '--name <text>', summary: 'call it so' },
      { flags: '--condition <text>', summary: 'when it fires' },
      { ...severity, summary: 'how bad it is' },
      { ...actions, summary: 'a notification, a line in the log, or both' },
      { flags: '--enabled <yes-or-no>', summary: 'switch it on or off', type: 'yes-no' },
    ],
    examples: [
      'hyper quality alerts set "Memory above 1.5 GB" --condition "memory > 4 GB for 5m" --name "Memory above 4 GB"',
      'hyper quality alerts set "Processor busy" --enabled no',
    ],
    load: shaped('setCommand'),
  },
  {
    words: 'quality alerts remove',
    summary: 'remove an alert; its history stays',
    usage: '<alert>',
    examples: ['hyper quality alerts remove "Processor busy"'],
    load: shaped('removeCommand'),
  },
  {
    words: 'quality alerts acknowledge',
    summary: 'say that somebody looks after an alert that fires: nobody is told of it again',
    usage: '<alert>',
    options: [{ flags: '--note <text>', summary: 'what is done about it' }],
    examples: ['hyper quality alerts acknowledge "Disk almost full" --note "a larger disk comes on Monday"'],
    load: shaped('acknowledgeCommand'),
  },
  {
    words: 'quality alerts silence',
    summary: 'tell nobody of an alert for a while; it fires all the same',
    usage: '<alert>',
    options: [
      {
        flags: '--minutes <count>',
        summary: 'for so long, up to 43200; 0 ends it',
        type: 'integer',
        required: true,
      },
    ],
    examples: ['hyper quality alerts silence "Processor busy" --minutes 120'],
    load: shaped('silenceCommand'),
  },
];
