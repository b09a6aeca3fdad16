/** What `resolve` and `lock create` ask for, from the words of the command line. */
import type { Client } from '../../../contract/contract.ts';
import type { Invocation } from '../command.ts';
import { usageFailure } from '../failure.ts';
import { versionIdOf } from '../resolve-target.ts';

type ResolveInput = Parameters<Client['resolve']['resolve']>[0];

/** The input of the operation. Whether its words are known is for the contract to say. @throws CliFailure USAGE, NOT_FOUND */
export async function solvingInput({ words, options, session }: Invocation): Promise<ResolveInput> {
  const client = await session.client();
  const [coordinate] = words;
  const required = Array.isArray(options.require) ? options.require.map(String) : [];
  if ((coordinate === undefined) === (required.length === 0))
    throw usageFailure(
      coordinate === undefined
        ? 'There is nothing to resolve.'
        : '--require is for requirements without a version.',
      'Name a version, or requirements: --require user.ada/aes@^1.5.0',
    );
  const root =
    coordinate === undefined
      ? { dependencies: required.map(parseRequirement) }
      : { versionId: await versionIdOf(client, String(coordinate), session.signal) };
  const { strategy, pin, override, omit, deadline, preferLock } = options;
  const solving = defined({
    strategy,
    pins: pin,
    overrides: override,
    omit,
    deadline,
    target: targetOf(options),
    lockfile:
      preferLock === undefined ? undefined : await versionIdOf(client, String(preferLock), session.signal),
  });
  return { root, options: solving } as ResolveInput;
}

function targetOf({ os, arch, env, feature }: Invocation['options']): object {
  return defined({ os, arch, env, features: feature });
}

/** `namespace/name@range`; without a range any version will do. */
export function parseRequirement(text: string): { coordinate: string; constraint: string } {
  const at = text.indexOf('@', text.indexOf('/'));
  if (at < 0) return { coordinate: text, constraint: '*' };
  const constraint = text.slice(at + 1).trim();
  if (constraint === '')
    throw usageFailure(`${text} has no range after the @.`, 'For example: user.ada/aes@^1.5.0');
  return { coordinate: text.slice(0, at), constraint };
}

/** Without the members that are undefined. */
export function defined(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
