import type { Lockfile } from '../../../../contract/resolution.ts';
import { strategyWords } from '../resolution/strategy-words.ts';

/** The options a lockfile was made with, in words; the first is the strategy. */
export function lockfileOptions({ options }: Lockfile): string[] {
  const { strategy, pins, overrides, omit, target } = options;
  const list = (name: string, pairs: Readonly<Record<string, string>>): string[] => {
    const entries = Object.entries(pairs).map(([coordinate, value]) => `${coordinate} ${value}`);
    return entries.length === 0 ? [] : [`${name}: ${entries.join(', ')}`];
  };
  return [
    `Strategy: ${strategyWords[strategy].label.toLowerCase()}`,
    ...(omit.length === 0 ? [] : [`without ${omit.join(', ')}`]),
    ...(target.os === undefined ? [] : [`for ${target.os}`]),
    ...(target.arch === undefined ? [] : [`on ${target.arch}`]),
    ...list('environment', target.env ?? {}),
    ...((target.features ?? []).length === 0 ? [] : [`with ${(target.features ?? []).join(', ')}`]),
    ...list('pinned', pins),
    ...list('overridden', overrides),
  ];
}

export interface LockedPackage {
  coordinate: string;
  version: string;
  digest: string;
  /** How many packages it needs itself. */
  needs: number;
}

/** The packages of a lockfile by coordinate, those that hold every word typed. */
export function lockedPackages({ packages }: Lockfile, typed: string): LockedPackage[] {
  const words = typed.toLowerCase().split(/\s+/u);
  return Object.entries(packages)
    .map(([coordinate, { version, digest, dependencies }]) => ({
      coordinate,
      version,
      digest,
      needs: Object.keys(dependencies).length,
    }))
    .filter(({ coordinate, version, digest }) =>
      words.every((word) => `${coordinate}@${version} ${digest}`.toLowerCase().includes(word)),
    )
    .sort((a, b) => (a.coordinate < b.coordinate ? -1 : 1));
}

export type LockChange = 'added' | 'removed' | 'upgraded' | 'downgraded' | 'content';

/** Changes between two lockfiles: word, colour, and what it means. */
export const changeWords: Readonly<
  Record<LockChange, { label: string; tone: 'success' | 'error' | 'info' | 'warning'; help: string }>
> = {
  added: { label: 'Added', tone: 'success', help: 'Not in the first' },
  removed: { label: 'Removed', tone: 'error', help: 'Not in the second' },
  upgraded: { label: 'Upgraded', tone: 'info', help: 'A higher version in the second' },
  downgraded: { label: 'Downgraded', tone: 'warning', help: 'A lower version in the second' },
  content: { label: 'Other content', tone: 'error', help: 'The same version with another digest' },
};
