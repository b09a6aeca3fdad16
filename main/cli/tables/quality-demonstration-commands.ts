/** `hyper quality demonstrate …`: show a low defect rate, or find that it cannot be shown. */
import type { Command } from '../command.ts';
import { operationCommand } from '../operation-command.ts';

const example = '01a1fe3b-0a16-7254-8416-c0baa53e1b34';

const claimOptions = [
  {
    flags: '--ppm <rate>',
    summary: 'claim: fewer defects per million than this (default 3)',
    type: 'number',
  },
  {
    flags: '--confidence <percent>',
    summary: 'one-sided, exact; 50 to 99.99 (default 95)',
    type: 'number',
  },
  {
    flags: '--allowed <count>',
    summary: 'failures the plan allows; each takes more trials (default 0)',
    type: 'integer',
  },
] as const;

const loadOption = {
  flags: '--load <percent>',
  summary: 'share of the time it may take; the rest is left to others (default 100)',
  type: 'number',
} as const;

export const qualityDemonstrationCommands: readonly Command[] = [
  {
    words: 'quality demonstrate',
    summary:
      'fix a plan and run it, or go on with one; exit code 0: shown, 1: not shown, 130: paused by Ctrl-C',
    usage: '<scenario-or-id>',
    options: [...claimOptions, loadOption],
    examples: [
      'hyper quality demonstrate registry.get --ppm 3 --confidence 95',
      'hyper quality demonstrate registry.write --ppm 1000 --allowed 1 --load 50',
      `hyper quality demonstrate ${example}`,
    ],
    load: async () => (await import('../commands/demonstrate-command.ts')).demonstrateCommand,
  },
  {
    words: 'quality demonstrate plan',
    summary: 'how many trials a claim takes, what allowing failures costs, and how likely the plan passes',
    options: claimOptions,
    examples: ['hyper quality demonstrate plan --ppm 3 --confidence 95 --allowed 1'],
    load: async () => (await import('../commands/demonstration-shaped.ts')).planCommand,
  },
  {
    words: 'quality demonstrate create',
    summary: 'fix a plan without running it; it cannot be changed afterwards',
    usage: '<scenario>',
    options: claimOptions,
    examples: ['hyper quality demonstrate create registry.get --ppm 3'],
    load: async () => (await import('../commands/demonstration-shaped.ts')).createPlanCommand,
  },
  operationCommand({
    words: 'quality demonstrate scenarios',
    operation: 'quality.scenarios',
    summary: 'the operations a demonstration can be run on',
    examples: ['hyper quality demonstrate scenarios'],
    view: { rows: 'scenarios', columns: ['scenario', 'place', 'label', 'unavailable'] },
  }),
  operationCommand({
    words: 'quality demonstrate list',
    operation: 'quality.demonstrations',
    summary: 'all demonstrations, newest first, whatever became of them',
    options: [{ flags: '--limit <count>', summary: 'at most this many, up to 500', type: 'integer' }],
    examples: ['hyper quality demonstrate list'],
    view: {
      rows: 'demonstrations',
      columns: ['id', 'scenario', 'claim.ppm', 'claim.confidence', 'state', 'done', 'planned', 'failures'],
      empty: 'There is none yet.',
    },
  }),
  operationCommand({
    words: 'quality demonstrate pause',
    operation: 'quality.pauseDemonstration',
    summary: 'pause the one that runs, wherever it was started',
    usage: '<id>',
    fields: ['demonstrationId'],
    examples: [`hyper quality demonstrate pause ${example}`],
    view: { columns: ['demonstration.state', 'demonstration.verdict'] },
  }),
  operationCommand({
    words: 'quality demonstrate cancel',
    operation: 'quality.cancelDemonstration',
    summary: 'end one for good; it stays in the list and in the reports of later ones',
    usage: '<id>',
    fields: ['demonstrationId'],
    examples: [`hyper quality demonstrate cancel ${example}`],
    view: { columns: ['demonstration.state', 'demonstration.verdict'] },
  }),
  {
    words: 'quality demonstrate report',
    summary: 'print the report of one that ended; --out writes the signed envelope',
    usage: '<id>',
    options: [{ flags: '--out <file>', summary: 'write the envelope (DSSE, JSON) there' }],
    examples: [`hyper quality demonstrate report ${example} --out report.dsse.json`],
    load: async () => (await import('../commands/demonstration-shaped.ts')).reportCommand,
  },
  {
    words: 'quality demonstrate verify',
    summary: 'check a report: signature and figures; exit code 1 unless both are right',
    usage: '<file>',
    options: [
      { flags: '--key <file>', summary: 'public key of the signer, where this registry does not know it' },
    ],
    examples: [
      'hyper quality demonstrate verify report.dsse.json',
      'hyper quality demonstrate verify report.dsse.json --key ada.pem',
    ],
    load: async () => (await import('../commands/demonstration-shaped.ts')).verifyReportCommand,
  },
];
