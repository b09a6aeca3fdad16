/** What might help against a conflict, the gentlest first. Whether it does is for the solver to say. */
import { conditionWords } from '../../../../contract/condition-words.ts';
import type { Suggestion } from '../../../../contract/resolution.ts';
import { satisfies } from '../../identity/index.ts';
import type { PackageCatalog } from '../catalog/package-catalog.ts';
import { matchesRange } from '../catalog/range-matcher.ts';
import { coordinateOf } from '../catalog/read-requirement.ts';
import { isCandidate, type PackageRecord, type VersionRecord } from '../catalog/records.ts';
import { type LoadedScenario, loadScenario } from '../loading/load-scenario.ts';
import { manifestOf } from '../loading/package-table.ts';
import type { ConflictFact, Scenario, SolveResult } from '../scenario.ts';
import { withoutOption, withRange, withVersion } from './edit-scenario.ts';

export interface Remedy {
  suggestion: Suggestion;
  /** The problem with it applied; undefined where that cannot be tried. */
  apply(scenario: Scenario): Scenario;
  /** For a remedy that asks which range would do: the suggestion for the solution found, and how to prove it. */
  refine?(solved: Extract<SolveResult, { status: 'resolved' }>): Remedy | undefined;
}

export interface RemedyContext {
  catalog: PackageCatalog;
  loaded: LoadedScenario;
  rootText: string;
  /** Coordinates of packages whose names are near one that is not there. */
  near(coordinate: string): string[];
}

/** Versions of one sort that are tried for a requirement. */
const mostVersions = 2;

export function* remedies(context: RemedyContext, facts: readonly ConflictFact[]): Generator<Remedy> {
  yield* optionRemedies(context, facts);
  for (const fact of facts) yield* versionRemedies(context, fact);
  for (const fact of facts) yield* prereleaseRemedies(context, fact);
  const [own, others] = [
    facts.filter(({ from }) => from === undefined),
    facts.filter(({ from }) => from !== undefined),
  ];
  // What is not there at all is the cause where it takes part, however long the way that leads to it.
  for (const fact of facts) yield* absentPackages(context, fact);
  for (const fact of [...own, ...others]) yield* relaxing(context, fact);
  for (const fact of facts) yield* otherTarget(context, fact);
  for (const fact of own) {
    const isOnlyOne = own.every((other) => other === fact || other.name !== fact.name);
    yield dropping(context, fact, isOnlyOne ? '' : ` ${fact.range}`);
  }
}

function* optionRemedies({ loaded }: RemedyContext, facts: readonly ConflictFact[]): Generator<Remedy> {
  const { pins = {}, overrides = {}, strategy } = loaded.scenario.options ?? {};
  const names = new Set(facts.flatMap(({ name, from }) => (from ? [name, from.name] : [name])));
  for (const name of names) {
    const pin = strategy === 'manual' ? pins[name] : undefined;
    if (pin !== undefined)
      yield {
        suggestion: {
          action: 'unpin',
          text: `Take the pin off ${name}, which is held to ${pin}`,
          coordinate: name,
          from: pin,
        },
        apply: (scenario) => withoutOption(scenario, 'pins', name),
      };
    const override = overrides[name];
    if (override !== undefined)
      yield {
        suggestion: {
          action: 'remove-override',
          text: `Remove the override of ${name} with ${override}`,
          coordinate: name,
          from: override,
        },
        apply: (scenario) => withoutOption(scenario, 'overrides', name),
      };
  }
}

/** Versions that the range allows and that may not be chosen as they are. */
function* versionRemedies({ catalog, loaded }: RemedyContext, fact: ConflictFact): Generator<Remedy> {
  const pack = catalog.package(fact.name);
  if (!pack || pack.name === loaded.root.pack?.name) return;
  const barred = pack.versions.filter(
    (version) => !isCandidate(version) && matchesRange(version.version, fact.range),
  );
  for (const version of barred.slice(0, mostVersions)) {
    const { action, text } = readmission(pack, version);
    const manifest = manifestOf(version, catalog.requirements(pack, version));
    yield {
      suggestion: { action, text, coordinate: pack.name, version: version.version },
      apply: (scenario) => withVersion(scenario, pack.name, version.version, manifest),
    };
  }
}

function readmission(
  { name }: PackageRecord,
  { version, state, yanked }: VersionRecord,
): Pick<Suggestion, 'action' | 'text'> {
  if (state === 'draft') return { action: 'publish', text: `Publish ${name} ${version}, which is a draft` };
  if (state === 'archived')
    return { action: 'restore', text: `Restore ${name} ${version}, which is archived` };
  return { action: 'unyank', text: `Unyank ${name} ${version} (yanked: ${yanked ?? ''}), or lock it` };
}

function* prereleaseRemedies(context: RemedyContext, fact: ConflictFact): Generator<Remedy> {
  const pack = context.catalog.package(fact.name);
  const version = pack?.versions.find(
    (one) =>
      isCandidate(one) &&
      !matchesRange(one.version, fact.range) &&
      satisfies(one.version, fact.range, { includePrerelease: true }),
  );
  if (!pack || !version) return;
  const to = `${fact.range} || ${version.version}`;
  yield {
    suggestion: {
      action: 'allow-prerelease',
      text: `Allow the pre-release ${pack.name} ${version.version} in ${declarer(context, fact)}`,
      coordinate: pack.name,
      version: version.version,
      from: fact.range,
      to,
    },
    apply: (scenario) => withRange(scenario, fact, to),
  };
}

/** First any version, to see which one would do; then the range that lets it in, to prove it. */
function* relaxing(context: RemedyContext, fact: ConflictFact): Generator<Remedy> {
  const pack = context.catalog.package(fact.name);
  if (!pack?.versions.some(isCandidate)) return;
  const where = declarer(context, fact);
  const suggestionFor = (to: string): Suggestion => ({
    action: 'relax',
    text: `Allow ${pack.name} ${to} in ${where}, which asks for ${fact.range}`,
    coordinate: pack.name,
    from: fact.range,
    to,
  });
  yield {
    suggestion: suggestionFor('*'),
    apply: (scenario) => withRange(scenario, fact, '*'),
    refine: ({ versions }) => {
      const version = versions[fact.name];
      if (version === undefined || matchesRange(version, fact.range)) return undefined;
      const to = version.includes('-') ? version : `^${version}`;
      return {
        suggestion: { ...suggestionFor(to), version },
        apply: (scenario) => withRange(scenario, fact, to),
      };
    },
  };
}

/** A package, or the version of one, that is not in this registry. */
function* absentPackages(
  { catalog, near, ...context }: RemedyContext,
  fact: ConflictFact,
): Generator<Remedy> {
  const coordinate = coordinateOf(fact.name);
  // Something else than absence stands behind the name then.
  if (coordinate !== fact.name || catalog.package(coordinate)) return;
  const names = near(coordinate);
  const meant = names.length === 0 ? '' : `, or depend on ${names.join(' or ')} if that was meant`;
  yield {
    suggestion: {
      action: 'add-package',
      text: `Import ${coordinate} in a version within ${fact.range}${meant}`,
      coordinate,
    },
    // Whatever its own requirements will be: without the one on it the rest must fit.
    apply: (scenario) => withRange(scenario, fact, undefined),
  };
  const [nearest] = fact.from === undefined ? names : [];
  if (nearest === undefined) return;
  yield {
    suggestion: {
      action: 'relax',
      text: `Depend on ${nearest} instead of ${coordinate} in ${context.rootText}`,
      coordinate: nearest,
      from: coordinate,
      to: nearest,
    },
    apply: (scenario) => {
      const instead = catalog.requirementOf(
        { coordinate: nearest, constraint: fact.range, type: 'runtime', optional: false },
        '',
      );
      const more = loadScenario(
        catalog,
        { requirements: [instead] },
        scenario.options ?? {},
        () => {},
      ).scenario;
      const rest = withRange(scenario, fact, undefined);
      const dependencies = { ...rest.root.dependencies, ...more.root.dependencies };
      return {
        ...rest,
        root: { ...rest.root, dependencies },
        packages: { ...more.packages, ...rest.packages },
      };
    },
  };
}

/** Requirements that count on this target alone. */
function* otherTarget(context: RemedyContext, fact: ConflictFact): Generator<Remedy> {
  const { catalog, loaded } = context;
  const pack = fact.from === undefined ? undefined : catalog.package(fact.from.name);
  const version = pack?.versions.find((one) => one.version === fact.from?.versions[0]);
  const requirements =
    fact.from === undefined
      ? loaded.root.requirements
      : pack && version
        ? catalog.requirements(pack, version)
        : [];
  const requirement = requirements.find(({ name, range }) => name === fact.name && range === fact.range);
  if (requirement?.when === undefined) return;
  yield {
    suggestion: {
      action: 'change-target',
      text: `Choose another target: ${declarer(context, fact)} asks for ${requirement.coordinate} ${fact.range} only ${conditionWords(requirement.when)}`,
      coordinate: requirement.coordinate,
      from: JSON.stringify(requirement.when),
    },
    apply: (scenario) => withRange(scenario, fact, undefined),
  };
}

/** @param range said where the root asks for several of one package */
function dropping({ rootText }: RemedyContext, fact: ConflictFact, range: string): Remedy {
  const coordinate = coordinateOf(fact.name);
  return {
    suggestion: {
      action: 'drop',
      text: `Do without ${coordinate}${range} in ${rootText}`,
      coordinate,
      from: fact.range,
    },
    apply: (scenario) => withRange(scenario, fact, undefined),
  };
}

function declarer({ rootText }: RemedyContext, { from }: ConflictFact): string {
  if (from === undefined) return rootText;
  const { versions } = from;
  const named = versions.length > 2 ? `${versions.length} versions` : versions.join(' and ');
  return `${coordinateOf(from.name)} ${named}`;
}
