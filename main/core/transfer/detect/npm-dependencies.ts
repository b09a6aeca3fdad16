/** Dependencies of a package.json, with the coordinates and constraints of this registry. */
import type { Dependency } from '../../../../contract/kinds.ts';
import type { Finding } from '../../../../contract/transfer.ts';
import { constraintToRange, suggestFromNpm } from '../../identity/index.ts';
import { type Members, members } from './values.ts';

const mostFindings = 50;
const mostDependencies = 5_000;

/**
 * `@scope/name` becomes `pkg.scope/name`, other names `pkg/name`. Specs that are no range (git, file, workspace, tags,
 * addresses) are warned about and stand for any version; `npm:` aliases for their target.
 */
export function npmDependencies(manifest: Members): { dependencies: Dependency[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const optional = members(manifest.optionalDependencies) ?? {};
  const peerMeta = members(manifest.peerDependenciesMeta) ?? {};
  const runtime = Object.entries(members(manifest.dependencies) ?? {}).filter(
    ([name]) => !(name in optional),
  );
  const read = (
    entries: [string, unknown][],
    type: Dependency['type'],
    isOptional: (name: string) => boolean,
  ) => entries.map(([name, spec]) => readOne(name, spec, type, isOptional(name), findings));
  const dependencies = [
    ...read(runtime, 'runtime', () => false),
    ...read(Object.entries(optional), 'runtime', () => true),
    ...read(Object.entries(members(manifest.peerDependencies) ?? {}), 'peer', (name) => {
      return members(peerMeta[name])?.optional === true;
    }),
    ...read(Object.entries(members(manifest.devDependencies) ?? {}), 'dev', () => false),
  ];
  return { dependencies: dependencies.slice(0, mostDependencies), findings: findings.slice(0, mostFindings) };
}

function readOne(
  name: string,
  spec: unknown,
  type: Dependency['type'],
  optional: boolean,
  findings: Finding[],
): Dependency {
  const alias = typeof spec === 'string' ? /^npm:(@?[^@]+)(?:@(.*))?$/.exec(spec) : undefined;
  const target = alias?.[1] ?? name;
  const range = alias ? (alias[2] ?? '*') : spec;
  const known = typeof range === 'string' && range.length <= 512 && isRange(range);
  if (alias || !known) findings.push(specFinding(name, spec, target, known));
  const { namespace, name: artifact } = suggestFromNpm(target);
  return {
    coordinate: `${namespace}/${artifact}`,
    constraint: known ? range.trim() || '*' : '*',
    type,
    optional,
  };
}

function isRange(spec: string): boolean {
  try {
    constraintToRange(spec.trim() || '*');
    return true;
  } catch {
    return false;
  }
}

function specFinding(name: string, spec: unknown, target: string, known: boolean): Finding {
  const written = typeof spec === 'string' ? JSON.stringify(spec.slice(0, 200)) : 'not a text';
  const means = known ? `it stands for ${target}` : `any version of ${target} is accepted`;
  return {
    severity: 'warn',
    code: 'dependency.spec',
    message: `package.json asks for ${name} as ${written}, which is no version range; ${means}.`,
    help: 'Edit the dependency to the versions you tested with.',
    file: 'package.json',
    field: 'dependencies',
    overridable: false,
  };
}
