/** `hyper quality security`: the security report, and what of it the registry can mend itself. */
import type { Command } from '../command.ts';

export const qualitySecurityCommands: readonly Command[] = [
  {
    words: 'quality security',
    summary:
      'look for secrets, weak signatures, revoked keys, given-up versions in use and open files; exit code 1 when something is critical',
    options: [
      {
        flags: '--most <count>',
        summary: 'list at most so many findings, up to 5000 (default 500)',
        type: 'integer',
      },
    ],
    examples: ['hyper quality security', 'hyper quality security --most 5000 --output json'],
    load: async () => (await import('../commands/security-command.ts')).securityCommand,
  },
  {
    words: 'quality fix-permissions',
    summary: 'take from other users what rights they have in the data folder',
    examples: ['hyper quality fix-permissions'],
    load: async () => (await import('../commands/security-command.ts')).fixPermissionsCommand,
  },
];
