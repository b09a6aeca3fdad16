/** `hyper quality chart …`: control charts, their signals, and what is decided about them. */
import { ruleSets } from '../../../contract/control-chart.ts';
import { chartTypes, grains, metrics, spans } from '../../../contract/quality-words.ts';
import type { Command, CommandOption, CommandRun } from '../command.ts';
import { operationCommand } from '../operation-command.ts';

const signalId = '01a1fe3b-0a16-7254-8416-c0baa53e1b34';

const span: CommandOption = { flags: '--span <span>', summary: 'how far back (default 24h)', choices: spans };
const keyOptions: readonly CommandOption[] = [
  {
    flags: '--metric <metric>',
    summary: 'what is charted (default: what suits the process)',
    choices: metrics,
  },
  { flags: '--grain <grain>', summary: 'what one point stands for (default: what fits)', choices: grains },
  { flags: '--type <type>', summary: 'type of chart (default: what suits the data)', choices: chartTypes },
];
const chartOptions: readonly CommandOption[] = [
  ...keyOptions,
  span,
  { flags: '--from <time>', summary: 'instead of a span: not before', type: 'time' },
  { flags: '--to <time>', summary: 'instead of now: before this', type: 'time' },
  { flags: '--rules <set>', summary: 'rules that judge (default nelson-1-2)', choices: ruleSets },
  { flags: '--most <count>', summary: 'the newest so many points (default 10,000)', type: 'integer' },
];
const stretch: readonly CommandOption[] = [
  { flags: '--from <time>', summary: 'first moment', type: 'time', required: true },
  { flags: '--to <time>', summary: 'last moment', type: 'time', required: true },
];
const reason: CommandOption = { flags: '--reason <text>', summary: 'why; it is kept', required: true };
const cause: CommandOption = { flags: '--cause <text>', summary: 'what was found out', required: true };
const action: CommandOption = { flags: '--action <text>', summary: 'what is done about it' };

type Shaped = typeof import('../commands/quality-chart-shaped.ts');

function shaped(name: keyof Shaped): () => Promise<CommandRun> {
  return async () => (await import('../commands/quality-chart-shaped.ts'))[name];
}

export const qualityChartCommands: readonly Command[] = [
  {
    words: 'quality chart',
    summary: 'draw a control chart of a process with its limits and the rules that points break',
    usage: '<process>',
    options: [...chartOptions, { flags: '--follow', summary: 'go on while points come, until Ctrl-C' }],
    examples: [
      'hyper quality chart registry.get',
      'hyper quality chart registry.create --metric failures --span 7d',
      'hyper quality chart registry.get --type ewma --follow',
      'hyper quality chart resource:core.memory --output json',
    ],
    load: async () => (await import('../commands/quality-chart-command.ts')).chartCommand,
  },
  {
    words: 'quality signals',
    summary: 'list what charts signalled, newest first',
    usage: '[process]',
    options: [
      { flags: '--state <state>', summary: 'only these', choices: ['open', 'acknowledged'] },
      { flags: '--before <time>', summary: 'older than this', type: 'time' },
      { flags: '--limit <count>', summary: 'at most this many, up to 500', type: 'integer' },
    ],
    examples: ['hyper quality signals --state open', 'hyper quality signals registry.get --limit 20'],
    load: shaped('signalsCommand'),
  },
  operationCommand({
    words: 'quality signals acknowledge',
    operation: 'quality.acknowledgeSignal',
    summary: 'say what a signal came from; the cause stands on the chart',
    usage: '<signal>',
    fields: ['signalId'],
    options: [cause, action],
    examples: [
      `hyper quality signals acknowledge ${signalId} --cause "index rebuilt" --action "rebuild at night"`,
    ],
    view: {
      columns: ['signal.process', 'signal.rule', 'signal.at', 'signal.state', 'signal.annotation.cause'],
    },
  }),
  {
    words: 'quality capability',
    summary: 'say whether a process can keep to its limits; exit code 1 when that cannot be said',
    usage: '<process>',
    options: [
      span,
      {
        flags: '--lower-limit <value>',
        summary: 'in milliseconds, or the unit of the level',
        type: 'number',
      },
      { flags: '--upper-limit <value>', summary: 'default: the goal for durations', type: 'number' },
      { flags: '--confidence <share>', summary: 'of the intervals (default 0.95)', type: 'number' },
    ],
    examples: [
      'hyper quality capability registry.get',
      'hyper quality capability registry.get --upper-limit 50',
    ],
    load: shaped('capabilityCommand'),
  },
  {
    words: 'quality rules',
    summary: 'say what sets of rules cost in false alarms, and how fast they find shifts',
    options: [{ flags: '--per-hour <count>', summary: 'points an hour: also tell the time', type: 'number' }],
    examples: ['hyper quality rules', 'hyper quality rules --per-hour 36000'],
    load: shaped('rulesCommand'),
  },
  {
    words: 'quality limits',
    summary: 'list the versions of a chart’s limits, newest first',
    usage: '<process>',
    options: keyOptions,
    examples: ['hyper quality limits registry.get', 'hyper quality limits registry.get --type ewma'],
    load: shaped('limitsCommand'),
  },
  {
    words: 'quality limits freeze',
    summary: 'make the points of a stretch of time the next version of a chart’s limits',
    usage: '<process>',
    options: [...keyOptions, ...stretch, reason],
    examples: [
      'hyper quality limits freeze registry.get --from 2027-01-31T08:00:00Z --to 2027-01-31T12:00:00Z --reason "new disk"',
    ],
    load: shaped('freezeCommand'),
  },
  {
    words: 'quality annotate',
    summary: 'write a cause and an action onto the charts of a process',
    usage: '<process>',
    options: [{ flags: '--at <time>', summary: 'default: now', type: 'time' }, cause, action],
    examples: ['hyper quality annotate registry.get --cause "index rebuilt" --at 2027-01-31T12:00:00Z'],
    load: shaped('annotateCommand'),
  },
  operationCommand({
    words: 'quality annotate remove',
    operation: 'quality.removeAnnotation',
    summary: 'take an annotation off the charts; its row stays',
    usage: '<annotation>',
    fields: ['annotationId'],
    examples: [`hyper quality annotate remove ${signalId}`],
    view: { columns: ['annotation.id', 'annotation.at', 'annotation.cause'] },
  }),
  {
    words: 'quality exclude',
    summary: 'leave points out of limits and of judging',
    usage: '<process>',
    options: [...stretch, reason],
    examples: [
      'hyper quality exclude registry.get --from 2027-01-31T12:00:00Z --to 2027-01-31T12:05:00Z --reason "debugger"',
    ],
    load: shaped('excludeCommand'),
  },
  operationCommand({
    words: 'quality include',
    operation: 'quality.include',
    summary: 'undo an exclusion: its points count again',
    usage: '<exclusion>',
    fields: ['exclusionId'],
    examples: [`hyper quality include ${signalId}`],
    view: { columns: ['exclusion.id', 'exclusion.from', 'exclusion.to', 'exclusion.reason'] },
  }),
  {
    words: 'quality export',
    summary: 'write a chart as CSV or JSON, with its limits, rules and baseline',
    usage: '<process>',
    options: [
      ...chartOptions,
      { flags: '--format <format>', summary: 'default csv', choices: ['csv', 'json'] },
      { flags: '--out <file>', summary: 'write it there instead of printing it' },
    ],
    examples: [
      'hyper quality export registry.get > chart.csv',
      'hyper quality export registry.get --span 365d --format json --out chart.json',
    ],
    load: shaped('exportCommand'),
  },
];
