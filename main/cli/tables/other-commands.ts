/** Keys, audit, settings: the commands that are one operation. */
import { exitCodes } from '../exit-code.ts';
import { operationCommand } from '../operation-command.ts';

const keyView = {
  columns: ['key.keyId', 'key.name', 'key.algorithm', 'key.state', 'key.private', 'key.isDefault'],
};

const keyCommands = [
  operationCommand({
    words: 'keys list',
    operation: 'trust.keys',
    summary: 'list the keys',
    examples: ['hyper keys list'],
    view: {
      rows: 'keys',
      columns: [
        'keyId',
        'name',
        'algorithm',
        'state',
        'private',
        'isDefault',
        'trustedFor',
        'signatureCount',
      ],
      empty: 'No keys. hyper init makes one.',
    },
  }),
  operationCommand({
    words: 'keys create',
    operation: 'trust.createKey',
    summary: 'make a new Ed25519 signing key',
    usage: '<name>',
    fields: ['name'],
    options: [{ flags: '--make-default', summary: 'sign with it from now on' }],
    examples: ['hyper keys create "Release 2027" --make-default'],
    view: keyView,
  }),
  operationCommand({
    words: 'keys retire',
    operation: 'trust.retireKey',
    summary: 'sign with a key no more; its signatures stay good',
    usage: '<key>',
    target: 'key',
    options: [{ flags: '--reason <text>', summary: 'why; kept in the audit log' }],
    examples: ['hyper keys retire "Release 2026"'],
    view: keyView,
  }),
  operationCommand({
    words: 'keys revoke',
    operation: 'trust.revokeKey',
    summary: 'trust a key no more; cannot be undone',
    usage: '<key>',
    target: 'key',
    options: [{ flags: '--reason <text>', summary: 'why; kept in the audit log', required: true }],
    examples: ['hyper keys revoke 3b6a27bc --reason "laptop was stolen"'],
    view: { columns: [...keyView.columns, 'affectedVersions'] },
  }),
  operationCommand({
    words: 'keys activate',
    operation: 'trust.activateKey',
    summary: 'bring a retired key back',
    usage: '<key>',
    target: 'key',
    examples: ['hyper keys activate "Release 2026"'],
    view: keyView,
  }),
  operationCommand({
    words: 'keys default',
    operation: 'trust.setDefaultKey',
    summary: 'sign with this key unless another is named',
    usage: '<key>',
    target: 'key',
    examples: ['hyper keys default "Release 2027"'],
    view: keyView,
  }),
  operationCommand({
    words: 'keys roots',
    operation: 'trust.roots',
    summary: 'list which keys are trusted for which namespaces',
    examples: ['hyper keys roots'],
    view: {
      rows: 'roots',
      columns: ['namespace', 'version', 'threshold', 'keyIds', 'expiresAt'],
      empty: 'No trust roots. hyper keys trust makes one.',
    },
  }),
  operationCommand({
    words: 'keys lock',
    operation: 'trust.lock',
    summary: 'forget the passphrase of the running app',
    examples: ['hyper keys lock'],
  }),
];

const otherCommands = [
  operationCommand({
    words: 'audit list',
    operation: 'access.audit',
    summary: 'show the audit log, newest first',
    options: [
      { flags: '--before <sequence>', summary: 'entries before this one', type: 'integer' },
      { flags: '--operation <name>', summary: 'only this operation, e.g. registry.yank' },
      {
        flags: '--outcome <outcome>',
        summary: 'only this outcome',
        choices: ['success', 'denied', 'failure'],
      },
      { flags: '--from <time>', summary: 'not before', type: 'time' },
      { flags: '--to <time>', summary: 'before this', type: 'time' },
      { flags: '--limit <count>', summary: 'at most this many, up to 200', type: 'integer' },
    ],
    examples: [
      'hyper audit list --outcome denied',
      'hyper audit list --operation registry.delete --output json',
    ],
    view: { rows: 'entries', columns: ['sequence', 'at', 'actor', 'operation', 'outcome', 'subject'] },
  }),
  operationCommand({
    words: 'audit verify',
    operation: 'access.verifyAudit',
    summary: 'recompute every hash of the audit log; exit code 1 when it was altered',
    examples: ['hyper audit verify'],
    exitCode: ({ intact }) => (intact === true ? exitCodes.ok : exitCodes.failed),
  }),
  operationCommand({
    words: 'status',
    operation: 'settings.status',
    summary: 'say what the registry is and holds',
    examples: ['hyper status', 'hyper status --output json'],
    view: {
      columns: [
        'version',
        'home',
        'host',
        'profile.handle',
        'profile.namespace',
        'vault.kind',
        'vault.locked',
        'counts.packages',
        'counts.versions',
        'counts.bytes',
      ],
    },
  }),
  operationCommand({
    words: 'settings set',
    operation: 'settings.setPreferences',
    summary: 'change preferences',
    options: [
      { flags: '--theme <theme>', summary: 'colours of the app', choices: ['system', 'light', 'dark'] },
      { flags: '--density <density>', summary: 'height of rows', choices: ['comfortable', 'compact'] },
      { flags: '--sign-by-default <yes|no>', summary: 'sign what is imported', type: 'yes-no' },
      { flags: '--publish-on-import <yes|no>', summary: 'publish what is imported', type: 'yes-no' },
      {
        flags: '--quality-level <level>',
        summary: 'which gates of quality are asked',
        choices: ['lenient', 'standard', 'strict'],
      },
      { flags: '--welcome-done <yes|no>', summary: 'whether the welcome was seen', type: 'yes-no' },
    ],
    examples: ['hyper settings set --theme dark --sign-by-default no'],
    view: {
      columns: [
        'preferences.theme',
        'preferences.density',
        'preferences.signByDefault',
        'preferences.publishOnImport',
        'preferences.qualityLevel',
      ],
    },
  }),
];

export const singleCommands = [...keyCommands, ...otherCommands];
