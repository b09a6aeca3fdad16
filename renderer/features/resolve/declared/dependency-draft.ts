import { isPlainCondition } from '../../../../contract/condition-words.ts';
import type { Condition, Constraint, Dependency } from '../../../../contract/kinds.ts';

/** A dependency as the fields of its dialog hold it. */
export interface DependencyDraft {
  coordinate: string;
  constraint: Constraint;
  type: Dependency['type'];
  optional: boolean;
  features: string[];
  os: string[];
  arch: string[];
  /** One `NAME=value` or `NAME=one|other` a line. */
  env: string;
  feature: string;
  /** The whole condition as JSON where fields cannot hold it; undefined: the fields count. */
  json: string | undefined;
}

/** The fields of a dependency, or those of a new one. */
export function draftOf(dependency: Dependency | undefined): DependencyDraft {
  const when = dependency?.when;
  const plain = isPlainCondition(when);
  return {
    coordinate: dependency?.coordinate ?? '',
    constraint: dependency?.constraint ?? '',
    type: dependency?.type ?? 'runtime',
    optional: dependency?.optional ?? false,
    features: dependency?.features ?? [],
    os: listOf(when?.os),
    arch: listOf(when?.arch),
    env: Object.entries(when?.env ?? {})
      .map(([name, value]) => `${name}=${listOf(value).join('|')}`)
      .join('\n'),
    feature: when?.feature ?? '',
    json: plain ? undefined : JSON.stringify(when, undefined, 2),
  };
}

/** What is wrong with a draft before the registry is asked, by field; empty: it can be sent. */
export function draftProblems(
  draft: DependencyDraft,
): { field: 'coordinate' | 'env' | 'json'; message: string }[] {
  const problems: { field: 'coordinate' | 'env' | 'json'; message: string }[] = [];
  if (!/^[^/@\s]+\/[^/@\s]+$/u.test(draft.coordinate.trim()))
    problems.push({
      field: 'coordinate',
      message: 'Write namespace/name, such as org.acme/http, without a version',
    });
  const line = lines(draft.env).find((each) => !/^[^=\s]+=/u.test(each));
  if (line !== undefined)
    problems.push({ field: 'env', message: `“${line.slice(0, 60)}” is not NAME=value` });
  if (draft.json !== undefined && parsedJson(draft.json) === undefined)
    problems.push({
      field: 'json',
      message: 'This is not JSON of a condition, such as {"any": [{"os": "linux"}]}',
    });
  return problems;
}

/** The dependency a draft stands for; ask `draftProblems` first. What is inside a JSON condition the registry checks. */
export function dependencyOf(draft: DependencyDraft): Dependency {
  const when = draft.json === undefined ? conditionOf(draft) : parsedJson(draft.json);
  return {
    coordinate: draft.coordinate.trim(),
    constraint: typeof draft.constraint === 'string' ? draft.constraint.trim() || '*' : draft.constraint,
    type: draft.type,
    optional: draft.optional,
    ...(when === undefined || Object.keys(when).length === 0 ? {} : { when }),
    ...(draft.features.length === 0 ? {} : { features: draft.features }),
  };
}

function conditionOf({ os, arch, env, feature }: DependencyDraft): Condition {
  const variables = Object.fromEntries(
    lines(env).map((line) => {
      const at = line.indexOf('=');
      return [line.slice(0, at), oneOrMany(line.slice(at + 1).split('|'))];
    }),
  );
  return {
    ...(os.length === 0 ? {} : { os: oneOrMany(os) }),
    ...(arch.length === 0 ? {} : { arch: oneOrMany(arch) }),
    ...(Object.keys(variables).length === 0 ? {} : { env: variables }),
    ...(feature.trim() === '' ? {} : { feature: feature.trim() }),
  };
}

function parsedJson(text: string): Condition | undefined {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function oneOrMany(values: readonly string[]): string | string[] {
  const [first = '', ...others] = values;
  return others.length === 0 ? first : [first, ...others];
}

function listOf(value: string | string[] | undefined): string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}
