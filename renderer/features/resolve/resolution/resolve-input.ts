import type { z } from 'zod';
import type { resolveOptions, resolveRoot } from '../../../../contract/resolution.ts';
import type { ResolveState } from './resolve-state.ts';

export interface ResolveInput {
  root: z.input<typeof resolveRoot>;
  options: z.input<typeof resolveOptions>;
}

/** What to ask the registry for a state; undefined while there is nothing to resolve. */
export function resolveInputOf(state: ResolveState, versionId: string | undefined): ResolveInput | undefined {
  const options = resolveOptionsOf(state);
  if (state.needs.length > 0) return { root: { dependencies: [...state.needs] }, options };
  return versionId === undefined ? undefined : { root: { versionId }, options };
}

function resolveOptionsOf(state: ResolveState): z.input<typeof resolveOptions> {
  const { strategy, pins, overrides, omit, os, arch, env, features, lockfile, deadline } = state;
  return {
    strategy,
    // Pins only count for the strategy that is made of them; kept meanwhile, they come back with it.
    pins: strategy === 'manual' ? { ...pins } : {},
    overrides: { ...overrides },
    omit: [...omit],
    target: {
      ...(os === '' ? {} : { os }),
      ...(arch === '' ? {} : { arch }),
      ...(Object.keys(env).length === 0 ? {} : { env: { ...env } }),
      ...(features.length === 0 ? {} : { features: [...features] }),
    },
    ...(lockfile === undefined ? {} : { lockfile }),
    deadline,
  };
}
