/** How the use of a version is told that was given up. */

import type { SecurityFinding } from '../../../../../contract/quality-security.ts';
import type { Deprecation } from '../../../../../contract/registry.ts';
import { versionAddress } from '../findings/address.ts';
import { quoted, sentence } from '../findings/words.ts';
import type { Use } from '../queries/find-uses.ts';
import type { LockedUse } from '../queries/lockfile-uses.ts';

/** What a new version must ask for; published ones stay as they are. */
const publishAnother = 'See its dependencies; publish a version that asks for another one';

export function findingOfUse(use: Use): Omit<SecurityFinding, 'check' | 'severity'> {
  const { coordinate, version, target, range, needed, deprecated, yanked } = use;
  const gone = `${needed ? 'It cannot be installed anew' : 'It may want what is gone'}: ${lowered(yanked ?? '')}`;
  return {
    subject: `${coordinate}@${version}`,
    fix: { label: publishAnother, link: versionAddress(coordinate, version, 'dependencies') },
    text:
      deprecated === undefined
        ? sentence(gone)
        : `It asks for ${target} ${range} and gets ${deprecated.version}, which is deprecated: ${deprecatedWords(deprecated)}.`,
  };
}

/** The newest lockfile of its package. */
export function findingOfLock(
  lock: { coordinate: string; version: string },
  { target, version, yanked, deprecated }: LockedUse,
): SecurityFinding {
  const place = {
    subject: `${lock.coordinate}@${lock.version}`,
    fix: {
      label: 'Check the lockfile, and lock anew',
      link: versionAddress(lock.coordinate, lock.version, 'lockfile'),
    },
  };
  const locks = `This lockfile installs ${target} ${version}`;
  if (deprecated === undefined)
    return {
      check: 'yanked-in-use',
      severity: 'warning',
      ...place,
      text: `${locks}, which was yanked for the reason ${quoted(yanked ?? '')}.`,
    };
  return {
    check: 'deprecated-in-use',
    severity: 'info',
    ...place,
    text: `${locks}, which is deprecated: ${deprecatedWords(deprecated)}.`,
  };
}

/** A sentence as the rest of another. */
function lowered(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}

function deprecatedWords({ reason, replacement }: Deprecation): string {
  return `${quoted(reason)}${replacement === undefined ? '' : `, use ${quoted(replacement)} instead`}`;
}
