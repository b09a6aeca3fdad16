/** `hyper namespace …`. */
import type { Command } from '../command.ts';
import { operationCommand } from '../operation-command.ts';

const replaceOption = {
  flags: '--replace-forwarding',
  summary: 'although the path leads to another namespace since that moved',
};

export const namespaceCommands: readonly Command[] = [
  operationCommand({
    words: 'namespace list',
    operation: 'registry.namespaces',
    summary: 'list namespaces with what they hold',
    examples: ['hyper namespace list'],
    view: {
      rows: 'namespaces',
      columns: ['path', 'packageCount', 'versionCount', 'bytes', 'quotaBytes', 'visibility'],
    },
  }),
  {
    words: 'namespace get',
    summary: 'show a namespace: what it says, what it inherits and from where, and its pools',
    usage: '<path>',
    examples: ['hyper namespace get org.acme.crypto', 'hyper namespace get org.acme --output json'],
    load: async () => (await import('../commands/namespace-shaped.ts')).getCommand,
  },
  operationCommand({
    words: 'namespace create',
    operation: 'registry.createNamespace',
    summary: 'create a namespace',
    usage: '<path>',
    fields: ['path'],
    options: [{ flags: '--description <text>', summary: 'what it is for' }, replaceOption],
    examples: ['hyper namespace create org.acme.crypto --description "Ciphers"'],
  }),
  {
    words: 'namespace edit',
    summary: 'change the description, labels or visibility of a namespace',
    usage: '<path>',
    options: [
      { flags: '--description <text>', summary: 'what it is for' },
      { flags: '--label <key=value>', summary: 'set a label', type: 'list' },
      { flags: '--unset-label <key>', summary: 'take a label of its own away', type: 'list' },
      {
        flags: '--visibility <visibility>',
        summary: 'of what is stored here; inherit takes that of the namespace above',
        choices: ['private', 'public', 'inherit'],
      },
    ],
    examples: [
      'hyper namespace edit org.acme --label team=platform --visibility public',
      'hyper namespace edit org.acme.crypto --description "Ciphers" --unset-label team',
    ],
    load: async () => (await import('../commands/namespace-shaped.ts')).editCommand,
  },
  operationCommand({
    words: 'namespace quota',
    operation: 'registry.setQuota',
    summary: 'limit a namespace and all below it; without options the limits are removed',
    usage: '<path>',
    fields: ['path'],
    options: [
      { flags: '--bytes <count>', summary: 'content, bytes', type: 'integer' },
      { flags: '--versions <count>', summary: 'number of versions', type: 'integer' },
    ],
    examples: ['hyper namespace quota org.acme --bytes 1073741824', 'hyper namespace quota org.acme'],
  }),
  {
    words: 'namespace policy',
    summary: 'show or change the settings that hold in a namespace and below it',
    usage: '<path>',
    options: [
      {
        flags: '--set <name=value>',
        summary: 'requireSignature, requireLicense, allowPrerelease, immutableTags, channels or resolveFrom',
        type: 'list',
      },
      { flags: '--unset <name>', summary: 'inherit it again', type: 'list' },
      { flags: '--mandatory', summary: 'for what is set: below it may only be tightened' },
      { flags: '--no-mandatory', summary: 'for what is set: below it may be changed freely' },
    ],
    examples: [
      'hyper namespace policy org.acme',
      'hyper namespace policy org.acme --set requireSignature=yes --set requireLicense=yes --mandatory',
      'hyper namespace policy org.acme.beta --set channels=beta,stable --unset requireLicense',
    ],
    load: async () => (await import('../commands/namespace-shaped.ts')).policyCommand,
  },
  {
    words: 'namespace move',
    summary: 'move a namespace with everything below it; what names it leads to the new path',
    usage: '<from> <to>',
    options: [
      { flags: '--dry-run', summary: 'say what would move and what stands in the way' },
      replaceOption,
    ],
    examples: [
      'hyper namespace move org.acme.old org.acme.new --dry-run',
      'hyper namespace move org.acme.crypto lib.crypto',
    ],
    load: async () => (await import('../commands/namespace-shaped.ts')).moveCommand,
  },
  {
    words: 'namespace delete',
    summary: 'delete an empty namespace, or with --recursive one with everything in it',
    usage: '<path>',
    options: [
      { flags: '--recursive', summary: 'put all versions in it and below into the trash' },
      {
        flags: '--override-dependents <coordinate>',
        summary: 'every dependent from outside that may break',
        type: 'list',
      },
    ],
    examples: ['hyper namespace delete org.acme.empty', 'hyper namespace delete org.acme.old --recursive'],
    load: async () => (await import('../commands/namespace-shaped.ts')).deleteNamespaceCommand,
  },
  operationCommand({
    words: 'namespace undelete',
    operation: 'registry.undeleteNamespace',
    summary: 'bring a deleted namespace back with what was in it, within 24 hours',
    usage: '<path>',
    fields: ['path'],
    examples: ['hyper namespace undelete org.acme.old'],
  }),
];
