/** The lockfile of a solution: the same for the same problem, byte by byte. */
import type { Dependency } from '../../../../contract/kinds.ts';
import type { Lockfile, ResolveOptions } from '../../../../contract/resolution.ts';
import { digestOf } from '../../identity/index.ts';
import { canonicalize } from '../../trust/index.ts';
import type { KnownSolution } from './describe-solution.ts';
import { joinRanges } from './join-ranges.ts';

/** `hyper-lock/1`. @param dependencies of the root, as declared */
export function lockfileOf(
  { loaded, selected, edges }: KnownSolution,
  options: ResolveOptions,
  dependencies: readonly Dependency[],
): Lockfile {
  const { pack, version } = loaded.root;
  const { deadline: _deadline, lockfile: _lockfile, locked: _locked, ...kept } = options;
  const ranges = new Map<string, Map<string, string[]>>();
  for (const { from, to, range, selects } of edges) {
    if (from === undefined || from === pack?.name || !selects) continue;
    const of = ranges.get(from) ?? new Map<string, string[]>();
    ranges.set(from, of.set(to, [...(of.get(to) ?? []), range]));
  }
  return {
    format: 'hyper-lock/1',
    root: {
      ...(pack && version ? { coordinate: pack.name, version: version.version } : {}),
      dependencies: [...dependencies],
    },
    options: { ...kept, omit: [...new Set(kept.omit)].sort() },
    packages: Object.fromEntries(
      selected.map(({ pack: { name }, version: { version: selectedVersion, digest } }) => [
        name,
        {
          version: selectedVersion,
          digest,
          dependencies: Object.fromEntries(
            [...(ranges.get(name) ?? [])].map(([to, list]) => [to, joinRanges(list)]),
          ),
        },
      ]),
    ),
  };
}

/** Canonical JSON (RFC 8785) of a lockfile, and its content address. */
export function encodeLockfile(lockfile: Lockfile): { bytes: Uint8Array; digest: string } {
  // A round trip drops members that are undefined, which JSON does not know.
  const bytes = Buffer.from(canonicalize(JSON.parse(JSON.stringify(lockfile))));
  return { bytes, digest: digestOf(bytes) };
}
