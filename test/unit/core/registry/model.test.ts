/** Random operations against the registry and against a model of it in a few lines; both must agree after every step. */
import semver from 'semver';
import { expect, test } from 'vitest';
import { expectSound } from '../../../faults/fault-core.ts';
import { draft, openTestCore, type TestCore } from '../test-core.ts';

const steps = Number(process.env.HYPER_MODEL_STEPS ?? 150);
const seeds = process.env.HYPER_MODEL_SEED
  ? [Number(process.env.HYPER_MODEL_SEED)]
  : [1, Math.floor(Math.random() * 2 ** 31)];

interface Version {
  id: string;
  name: string;
  version: string;
  state: 'draft' | 'published' | 'archived';
  before: 'draft' | 'published';
  yanked: boolean;
  deprecated: boolean;
  deleted: boolean;
  size: number;
  needs: string[];
}

/** A small generator that a seed decides (Marsaglia, xorshift). */
function generator(seed: number) {
  let state = seed || 1;
  const next = (limit: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
  return { next, pick: <T>(items: readonly T[]): T => items[next(items.length)] as T };
}

const names = ['ant', 'bee', 'cat', 'dog'];
const numbers = ['1.0.0', '1.1.0', '1.1.0+build', '1.2.0-rc.1', '2.0.0', '2.0.0-beta'];
const changes = [
  'publish',
  'unpublish',
  'deprecate',
  'undeprecate',
  'archive',
  'restore',
  'yank',
  'unyank',
  'delete',
  'undelete',
] as const;

class Model {
  readonly versions: Version[] = [];

  live = (name: string) => this.versions.filter((one) => one.name === name && !one.deleted);

  /** Names of live versions of other packages that need this one, unless another version serves them as well. */
  dependents(target: Version): string[] {
    if (this.inRange(target.name, '*', target) !== undefined) return [];
    return this.versions
      .filter((one) => !one.deleted && one.name !== target.name && one.needs.includes(target.name))
      .map((one) => `local.test/${one.name}@${one.version}`);
  }

  dependentCount(name: string): number {
    const needing = this.versions.filter(
      (one) => !one.deleted && one.name !== name && one.needs.includes(name),
    );
    return new Set(needing.map((one) => one.name)).size;
  }

  holds(name: string, version: string): boolean {
    return this.live(name).some((one) => semver.compare(one.version, version) === 0);
  }

  /** The code a change is refused with, or undefined after making it. */
  change(target: Version, operation: (typeof changes)[number]): string | undefined {
    if (target.deleted !== (operation === 'undelete')) return 'NOT_FOUND';
    const { state } = target;
    switch (operation) {
      case 'publish':
        if (state !== 'draft') return 'INVALID_STATE';
        target.state = 'published';
        return undefined;
      case 'unpublish':
        if (state !== 'published') return 'INVALID_STATE';
        if (this.dependents(target).length > 0) return 'HAS_DEPENDENTS';
        target.state = 'draft';
        return undefined;
      case 'deprecate':
        target.deprecated = true;
        return undefined;
      case 'undeprecate':
        if (!target.deprecated) return 'INVALID_STATE';
        target.deprecated = false;
        return undefined;
      case 'archive':
        if (state === 'archived') return 'INVALID_STATE';
        target.before = state;
        target.state = 'archived';
        return undefined;
      case 'restore':
        if (state !== 'archived') return 'INVALID_STATE';
        target.state = target.before;
        return undefined;
      case 'yank':
        if (state !== 'published') return 'INVALID_STATE';
        target.yanked = true;
        return undefined;
      case 'unyank':
        if (!target.yanked) return 'INVALID_STATE';
        target.yanked = false;
        return undefined;
      case 'delete':
        if (this.dependents(target).length > 0) return 'HAS_DEPENDENTS';
        target.deleted = true;
        return undefined;
      default:
        if (this.holds(target.name, target.version)) return 'ALREADY_EXISTS';
        target.deleted = false;
        return undefined;
    }
  }

  /** The version that speaks for a package. */
  best(name: string): Version | undefined {
    const rank = (one: Version) => [
      ['published', 'draft', 'archived'].indexOf(one.state),
      Number(one.yanked),
      Number(semver.prerelease(one.version) !== null),
    ];
    return this.live(name).sort((left, right) => {
      const [first, second] = [rank(left), rank(right)];
      const at = first.findIndex((value, index) => value !== second[index]);
      return at < 0 ? semver.rcompare(left.version, right.version) : (first[at] ?? 0) - (second[at] ?? 0);
    })[0];
  }

  inRange(name: string, range: string, without?: Version): string | undefined {
    const fit = this.live(name).filter((one) => one !== without && one.state === 'published' && !one.yanked);
    return (
      semver.maxSatisfying(
        fit.map((one) => one.version),
        range,
      ) ?? undefined
    );
  }
}

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: { code: string }) => error.code,
  );

async function compare(registry: TestCore, model: Model): Promise<void> {
  const { client } = registry;
  const { hits } = await client.search.list({ namespace: 'local.test' });
  const present = names.filter((name) => model.live(name).length > 0);
  expect(hits.map(({ name }) => name).sort()).toEqual(present);
  for (const name of names) {
    const coordinate = `local.test/${name}`;
    const best = model.best(name);
    if (!best) {
      expect(await codeOf(client.registry.get({ coordinate }))).toBe('NOT_FOUND');
      continue;
    }
    const detail = await client.registry.get({ coordinate });
    const latest = best.state === 'published' && !best.yanked;
    expect(detail).toMatchObject({
      versionId: best.id,
      state: best.state,
      distTags: latest ? ['latest'] : [],
      dependentCount: model.dependentCount(name),
    });
    expect(detail.yanked !== undefined).toBe(best.yanked);
    expect(detail.deprecated !== undefined).toBe(best.deprecated);
    expect(hits.find((hit) => hit.name === name)).toMatchObject({
      versionId: best.id,
      state: best.state,
      versionCount: model.live(name).length,
      dependentCount: model.dependentCount(name),
      yanked: best.yanked,
      deprecated: best.deprecated,
    });
    const found = await client.registry.get({ coordinate: `${coordinate}@^1.0.0` }).catch(() => undefined);
    expect(found?.version).toBe(model.inRange(name, '^1.0.0'));
    const { versions } = await client.registry.versions({ packageId: detail.packageId });
    expect(versions.map(({ versionId }) => versionId)).toEqual(
      model
        .live(name)
        .sort((left, right) => semver.rcompare(left.version, right.version))
        .map(({ id }) => id),
    );
  }
  const alive = model.versions.filter((one) => !one.deleted);
  expect((await client.settings.status({})).counts).toEqual({
    packages: present.length,
    versions: alive.length,
    bytes: alive.reduce((sum, one) => sum + one.size, 0),
  });
}

test.each(seeds)('seed %i: the registry does what the model does, step by step', async (seed) => {
  console.info(`model seed ${seed}; repeat with HYPER_MODEL_SEED=${seed}`);
  await using registry = await openTestCore();
  const { client } = registry;
  const { next, pick } = generator(seed);
  const model = new Model();
  for (let step = 0; step < steps; step += 1) {
    const target = model.versions.length > 0 ? pick(model.versions) : undefined;
    if (!target || next(3) === 0) {
      const [name, version, publish] = [pick(names), pick(numbers), next(3) > 0];
      const needs = next(3) === 0 ? [pick(names)] : [];
      const text = 'x'.repeat(1 + next(30));
      const dependencies = needs.map((need) => ({
        coordinate: `local.test/${need}`,
        constraint: '*',
        type: 'runtime' as const,
        optional: false,
      }));
      const created = await client.registry
        .create(draft(name, version, { publish, text, dependencies }))
        .catch((error: { code: string }) => error.code);
      if (model.holds(name, version)) expect(created).toBe('ALREADY_EXISTS');
      else if (typeof created === 'string')
        throw new Error(`step ${step}: create was refused with ${created}`);
      else {
        const state = publish ? 'published' : 'draft';
        const { versionId: id } = created;
        const flags = { yanked: false, deprecated: false, deleted: false };
        model.versions.push({
          id,
          name,
          version,
          state,
          before: 'draft',
          ...flags,
          size: text.length,
          needs,
        });
      }
    } else {
      const operation = pick(changes);
      const versionId = target.id;
      const call =
        operation === 'deprecate' || operation === 'yank'
          ? client.registry[operation]({ versionId, reason: 'random' })
          : client.registry[operation]({ versionId });
      const code = await codeOf(call);
      expect(`step ${step} ${operation} ${code}`).toBe(
        `step ${step} ${operation} ${model.change(target, operation)}`,
      );
    }
    await compare(registry, model);
  }
  expectSound(registry.home);
});
