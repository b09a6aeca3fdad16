/** What the resolve view shows, as the address bar holds it: a resolution can be bookmarked and sent to a colleague. */
import type { Dependency } from '../../../../contract/kinds.ts';
import { omittable, type Strategy, strategies } from '../../../../contract/vocabulary.ts';
import { printNeed, readNeed } from './need-text.ts';

export const resolveTabs = ['list', 'graph'] as const;
export type ResolveTab = (typeof resolveTabs)[number];
export type Omitted = (typeof omittable)[number];

export interface ResolveState {
  /** `namespace/name` of the version to resolve; undefined: only requirements given for the occasion. */
  artifact: string | undefined;
  /** Exact version; undefined: the one that speaks for the package. */
  version: string | undefined;
  /** Requirements to try in place of those the version declares; empty: its own. */
  needs: readonly Dependency[];
  strategy: Strategy;
  /** By coordinate: exact version. */
  pins: Readonly<Record<string, string>>;
  /** By coordinate: range. */
  overrides: Readonly<Record<string, string>>;
  omit: readonly Omitted[];
  os: string;
  arch: string;
  env: Readonly<Record<string, string>>;
  features: readonly string[];
  /** Version id of a lockfile whose versions are preferred. */
  lockfile: string | undefined;
  /** Seconds. */
  deadline: number;
  tab: ResolveTab;
  /** `coordinate@version` of the selected node; empty: the root. */
  node: string | undefined;
}

/** Seconds after which an answer may be `not decided`, unless said otherwise. */
export const usualDeadline = 60;
const longestDeadline = 3_600;
/** UUID text (RFC 9562). */
const versionId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
/** Members of one kind that an address holds. */
const most = 500;

/** Read the state from search parameters; what is not understood is left out. */
export function readResolveState(parameters: URLSearchParams): ResolveState {
  const lockfile = parameters.get('lockfile');
  const deadline = Number(parameters.get('deadline') ?? '');
  return {
    artifact: parameters.get('artifact') || undefined,
    version: parameters.get('version') || undefined,
    needs: parameters
      .getAll('need')
      .slice(0, most)
      .flatMap((text) => readNeed(text) ?? []),
    strategy: strategies.find((each) => each === parameters.get('strategy')) ?? 'highest',
    pins: readPairs(parameters.getAll('pin'), '@'),
    overrides: readPairs(parameters.getAll('override'), '@'),
    omit: omittable.filter((each) => parameters.getAll('omit').includes(each)),
    os: parameters.get('os') ?? '',
    arch: parameters.get('arch') ?? '',
    env: readPairs(parameters.getAll('env'), '='),
    features: [...new Set(parameters.getAll('feature').filter((each) => each !== ''))].slice(0, most),
    lockfile: lockfile !== null && versionId.test(lockfile) ? lockfile : undefined,
    deadline: deadline > 0 && deadline <= longestDeadline ? deadline : usualDeadline,
    tab: resolveTabs.find((each) => each === parameters.get('tab')) ?? 'list',
    node: parameters.get('node') ?? undefined,
  };
}

/** Print the state; what is as usual is left out. `readResolveState(writeResolveState(s))` equals `s`. */
export function writeResolveState(state: ResolveState): URLSearchParams {
  const parameters = new URLSearchParams();
  const set = (name: string, value: string | undefined): void => {
    if (value !== undefined && value !== '') parameters.set(name, value);
  };
  const append = (name: string, values: readonly string[]): void => {
    for (const value of values) parameters.append(name, value);
  };
  set('artifact', state.artifact);
  set('version', state.version);
  append('need', state.needs.map(printNeed));
  if (state.strategy !== 'highest') set('strategy', state.strategy);
  append('pin', printPairs(state.pins, '@'));
  append('override', printPairs(state.overrides, '@'));
  append('omit', state.omit);
  set('os', state.os);
  set('arch', state.arch);
  append('env', printPairs(state.env, '='));
  append('feature', state.features);
  set('lockfile', state.lockfile);
  if (state.deadline !== usualDeadline) set('deadline', String(state.deadline));
  if (state.tab !== 'list') set('tab', state.tab);
  if (state.node !== undefined) parameters.set('node', state.node);
  return parameters;
}

/** Whether two states ask the same, wherever one looks in the answer. */
export function sameOptions(a: ResolveState, b: ResolveState): boolean {
  const question = (state: ResolveState): string =>
    writeResolveState({ ...state, tab: 'list', node: undefined }).toString();
  return a === b || question(a) === question(b);
}

/** How many options are not as usual. */
export function changedOptions(state: ResolveState): number {
  const counts = [
    state.strategy === 'highest' ? 0 : 1,
    Object.keys(state.pins).length,
    Object.keys(state.overrides).length,
    state.omit.length,
    state.os === '' ? 0 : 1,
    state.arch === '' ? 0 : 1,
    Object.keys(state.env).length,
    state.features.length,
    state.lockfile === undefined ? 0 : 1,
    state.deadline === usualDeadline ? 0 : 1,
  ];
  return counts.reduce((sum, count) => sum + count, 0);
}

/** `org.acme/http@1.0.0` at its first separator: neither coordinates nor names of variables hold one. */
function readPairs(texts: readonly string[], separator: string): Record<string, string> {
  const pairs: Record<string, string> = {};
  for (const text of texts.slice(0, most)) {
    const at = text.indexOf(separator);
    if (at > 0) pairs[text.slice(0, at)] = text.slice(at + 1);
  }
  return pairs;
}

function printPairs(pairs: Readonly<Record<string, string>>, separator: string): string[] {
  return Object.entries(pairs).map(([name, value]) => `${name}${separator}${value}`);
}
