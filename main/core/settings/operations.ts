/** Handlers of the settings operations. */
import type { DomainHandlers } from '../operations/index.ts';
import type { Services } from '../services.ts';

export function settingsOperations(services: Services, version: string): DomainHandlers<'settings'> {
  const { store, signer, host } = services;
  return {
    status: async (_input, call) => {
      const [profile, preferences, counts, sequence, locked] = await Promise.all([
        store.read('settings.profile', undefined),
        store.read('settings.preferences', undefined),
        store.read('registry.counts', undefined),
        store.read('settings.sequence', undefined),
        signer.locked(),
      ]);
      const { caller } = call;
      return {
        version,
        home: store.home,
        host,
        ...(profile ? { profile } : {}),
        preferences,
        vault: { kind: signer.kind, locked },
        caller: {
          name: caller.name,
          capabilities: [...caller.capabilities].filter((capability) => !caller.denied.has(capability)),
          paths: caller.paths,
        },
        counts,
        sequence,
      };
    },
    createProfile: async (input, call) => {
      const created = await signer.createKey(input.passphrase);
      const key = { ...created, name: `${input.displayName}’s key`, makeDefault: true };
      const { handle, displayName } = input;
      const profile = await store.write('settings.createProfile', { handle, displayName, key }, call.write);
      return { profile };
    },
    setPreferences: async (input, call) => ({
      preferences: await store.write('settings.setPreferences', withoutUndefined(input), call.write),
    }),
  };
}

function withoutUndefined<T extends object>(members: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  const kept = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as { [Name in keyof T]?: Exclude<T[Name], undefined> };
}
