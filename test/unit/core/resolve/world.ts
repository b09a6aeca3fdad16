/** A small registry written as a table, for tests of resolving. */
import { draft, openTestCore, type TestCore } from '../test-core.ts';

type Declared = string | { constraint: string; [member: string]: unknown };

/** `{ app: { '1.0.0': { lib: '^1' } } }`; a name without a namespace is in local.test. */
export type World = Record<string, Record<string, Record<string, Declared>>>;

export interface OpenWorld extends TestCore {
  /** The id of `name@version`. */
  idOf(subject: string): string;
  add(world: World, more?: Parameters<typeof draft>[2]): Promise<void>;
}

export async function openWorld(world: World): Promise<OpenWorld> {
  const registry = await openTestCore();
  const ids = new Map<string, string>();
  const add = async (more: World, members: Parameters<typeof draft>[2] = {}) => {
    const created = Object.entries(more).flatMap(([name, versions]) =>
      Object.entries(versions).map(async ([version, on]) => {
        const dependencies = Object.entries(on).map(([target, declared]) => ({
          coordinate: fullName(target.split('#')[0] ?? target),
          ...(typeof declared === 'string' ? { constraint: declared } : declared),
        }));
        const full = fullName(name);
        const slash = full.lastIndexOf('/');
        const { versionId } = await registry.client.registry.create(
          draft(full.slice(slash + 1), version, {
            namespace: full.slice(0, slash),
            dependencies,
            text: `${full}@${version}`,
            ...members,
          }),
        );
        ids.set(`${name}@${version}`, versionId);
      }),
    );
    await Promise.all(created);
  };
  await add(world);
  return Object.assign(registry, {
    add,
    idOf(subject: string) {
      const id = ids.get(subject);
      if (id === undefined) throw new Error(`no ${subject} in this world`);
      return id;
    },
  });
}

function fullName(name: string): string {
  return name.includes('/') ? name : `local.test/${name}`;
}
