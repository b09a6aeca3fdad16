/** Who depends on a version, and which of them an act on it would break or change. */
import type { Reliant } from '../../../../contract/resolution.ts';
import { refuse } from '../../refuse.ts';
import type { PackageCatalog } from '../catalog/package-catalog.ts';
import { dependentEffect, type Effect, type Target } from '../impact/dependent-effect.ts';
import { loadScenario } from '../loading/load-scenario.ts';
import { manifestOf } from '../loading/package-table.ts';
import { type Dependent, reliantOf, walkDependents } from '../queries/walk-dependents.ts';
import { solveScenario } from '../solve-scenario.ts';
import type { JobContext } from './job-context.ts';

export interface ImpactInput {
  versionId: string;
  act: 'delete' | 'yank' | 'archive' | 'unpublish' | 'publish';
  most: number;
  /** Seconds. */
  deadline: number;
}

export interface AffectedVersion extends Reliant {
  effect: Effect;
  text: string;
}

/** Dependents that are counted; of more it is said that there are more. */
const mostCounted = 20_000;
/** Milliseconds one search may take. */
const searchLimit = 5_000;

/** @throws Refusal NOT_FOUND, INVALID_STATE for publishing what is no draft; Stopped */
export function impactJob(context: JobContext<never>, input: ImpactInput) {
  const endsAt = performance.now() + input.deadline * 1_000;
  const { target, dependents, ...counted } = context.reading((catalog) =>
    findDependents(context, catalog, input),
  );
  const affected = dependents.map((dependent): AffectedVersion => {
    context.check();
    const left = endsAt - performance.now();
    const answer =
      left > 0
        ? effectOn(context, dependent, target, left)
        : { effect: 'undecided' as const, text: `Not looked at within ${input.deadline} s.` };
    return { ...reliantOf(dependent, target.name), ...answer };
  });
  return { ...counted, affected };
}

function findDependents(context: JobContext<never>, catalog: PackageCatalog, input: ImpactInput) {
  const found = catalog.byVersionId(input.versionId);
  if (!found) throw refuse.notFound('version', input.versionId);
  const { pack, version } = found;
  if (input.act === 'publish' && version.state !== 'draft')
    throw refuse.state(
      `${pack.name} ${version.version} is ${version.state}: there is nothing to publish.`,
      version.state,
      'Ask what another act would mean.',
    );
  const published = { ...version, state: 'published' as const };
  const target: Target = {
    name: pack.name,
    version: version.version,
    ...(input.act === 'publish' ? { added: manifestOf(published, catalog.requirements(pack, version)) } : {}),
  };
  const dependents: Dependent[] = [];
  let [direct, transitive, atLeast] = [0, 0, false];
  for (const dependent of walkDependents(context.db, pack.name, [version.version], true)) {
    context.check();
    if (direct + transitive >= mostCounted) {
      atLeast = true;
      break;
    }
    if (dependent.depth === 1) direct += 1;
    else transitive += 1;
    if (dependents.length < input.most) dependents.push(dependent);
  }
  const truncated = atLeast || direct + transitive > dependents.length;
  return { target, dependents, direct, transitive, atLeast, truncated };
}

/** Development counts only for those who depend for it, as nothing of it is passed on. */
function effectOn(context: JobContext<never>, dependent: Dependent, target: Target, left: number) {
  const endsAt = performance.now() + left;
  const loaded = context.reading((catalog) => {
    const found = catalog.byVersionId(dependent.versionId);
    if (!found) return undefined;
    const root = { ...found, requirements: catalog.requirements(found.pack, found.version) };
    const omit = dependent.type === 'dev' ? [] : (['dev'] as const);
    return loadScenario(catalog, root, { omit }, () => context.check());
  });
  if (!loaded) return { effect: 'none' as const, text: 'It was deleted meanwhile.' };
  return dependentEffect(loaded, target, (scenario) => {
    const result = solveScenario(scenario, {
      rootName: `${dependent.coordinate} ${dependent.version}`,
      deadline: Math.max(1, Math.min(searchLimit, endsAt - performance.now())),
      onProgress: () => !context.stopped,
    });
    context.check();
    return result;
  });
}
