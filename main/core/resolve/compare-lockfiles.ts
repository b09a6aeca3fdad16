/** What changed between two lockfiles. */
import type { Lockfile } from '../../../contract/resolution.ts';
import { parseVersion, versionSortKey } from '../identity/index.ts';

type Locked = Pick<Lockfile['packages'][string], 'version' | 'digest'>;

export interface LockChange {
  coordinate: string;
  change: 'added' | 'removed' | 'upgraded' | 'downgraded' | 'content';
  before?: Locked;
  after?: Locked;
}

export function compareLockfiles(
  before: Lockfile,
  after: Lockfile,
): { unchanged: number; changes: LockChange[]; options: string[] } {
  const names = [...new Set([...Object.keys(before.packages), ...Object.keys(after.packages)])].sort();
  const changes = names.flatMap((name) => changeOf(name, before.packages[name], after.packages[name]));
  return { unchanged: names.length - changes.length, changes, options: compareOptions(before, after) };
}

function changeOf(coordinate: string, before: Locked | undefined, after: Locked | undefined): LockChange[] {
  const sides = {
    coordinate,
    ...(before ? { before: { version: before.version, digest: before.digest } } : {}),
    ...(after ? { after: { version: after.version, digest: after.digest } } : {}),
  };
  if (!before) return [{ ...sides, change: 'added' }];
  if (!after) return [{ ...sides, change: 'removed' }];
  if (before.version !== after.version)
    return [{ ...sides, change: rank(before.version) < rank(after.version) ? 'upgraded' : 'downgraded' }];
  return before.digest === after.digest ? [] : [{ ...sides, change: 'content' }];
}

/** Sorts as versions do; what is none, which only a file written by others holds, comes first. */
function rank(version: string): string {
  return parseVersion(version) === undefined ? '' : versionSortKey(version);
}

/** `strategy: highest -> lowest`, one line for each member that differs. */
function compareOptions(before: Lockfile, after: Lockfile): string[] {
  const [left, right] = [flatten(before), flatten(after)];
  return [...new Set([...left.keys(), ...right.keys()])]
    .sort()
    .filter((member) => left.get(member) !== right.get(member))
    .map((member) => `${member}: ${left.get(member) ?? 'none'} -> ${right.get(member) ?? 'none'}`);
}

function flatten({ root, options }: Lockfile): Map<string, string> {
  const { strategy, pins, overrides, omit, target } = options;
  const { os, arch, env = {}, features } = target;
  const named = (prefix: string, map: Readonly<Record<string, string>>) =>
    Object.entries(map).map(([name, value]): [string, string] => [`${prefix} ${name}`, value]);
  const entries: [string, string | undefined][] = [
    ['root', root.coordinate === undefined ? undefined : `${root.coordinate}@${root.version ?? ''}`],
    ['strategy', strategy],
    ['omit', [...omit].sort().join(', ') || undefined],
    ['os', os],
    ['arch', arch],
    ['features', features === undefined ? undefined : [...features].sort().join(', ') || undefined],
    ...named('pin', pins),
    ...named('override', overrides),
    ...named('env', env),
  ];
  return new Map(entries.flatMap(([member, value]) => (value === undefined ? [] : [[member, value]])));
}
