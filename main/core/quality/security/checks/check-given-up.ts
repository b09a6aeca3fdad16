/** Yanked and deprecated versions that published versions need, by their dependencies or by lockfiles. */

import { counted } from '../findings/words.ts';
import type { UsesCursor, UsesFound } from '../queries/find-uses.ts';
import type { GivenUp } from '../queries/given-up.ts';
import { checkLockfiles } from './check-lockfiles.ts';
import { findingOfLock, findingOfUse } from './given-up-words.ts';
import { type CheckTexts, type ReportCall, steps } from './report-call.ts';

export async function checkGivenUp(call: ReportCall): Promise<CheckTexts> {
  const found = await scan(call);
  // A package may have such versions in several stretches.
  const packages = [...new Set(found.packages)];
  await findUses(call, packages);
  const lockfiles =
    packages.length === 0
      ? { looked: 0, left: 0 }
      : await checkLockfiles(call, found.lockfiles, (lock, use) => {
          const { check, severity, ...finding } = findingOfLock(lock, use);
          call.book.add(check, severity, 1, [finding]);
        });
  return {
    'yanked-in-use': text(call, 'yanked', found.yanked, lockfiles),
    'deprecated-in-use': text(call, 'deprecated', found.deprecated, lockfiles),
  };
}

async function scan(call: ReportCall): Promise<GivenUp> {
  const all: GivenUp = { yanked: 0, deprecated: 0, packages: [], lockfiles: [] };
  for (const range of steps(call)) {
    const { yanked, deprecated, packages, lockfiles } = await call.store.read(
      'quality.securityGivenUp',
      range,
    );
    all.yanked += yanked;
    all.deprecated += deprecated;
    all.packages.push(...packages);
    all.lockfiles.push(...lockfiles);
  }
  return all;
}

/** Packages handed to one step. */
const packagesOfStep = 500;

async function findUses({ store, book, signal }: ReportCall, packages: readonly number[]): Promise<void> {
  for (let start = 0; start < packages.length; start += packagesOfStep) {
    const part = packages.slice(start, start + packagesOfStep);
    let from: UsesCursor | undefined = { package: 0, namespace: 0, rowid: 0, position: -1 };
    while (from !== undefined) {
      signal.throwIfAborted();
      const found: UsesFound = await store.read('quality.securityUses', {
        packages: part,
        from,
        room: {
          yanked: book.room('yanked-in-use', 'warning'),
          wished: book.room('yanked-in-use', 'info'),
          deprecated: book.room('deprecated-in-use', 'info'),
        },
      });
      const { counts, uses } = found;
      book.add('yanked-in-use', 'warning', counts.yanked, uses.yanked.map(findingOfUse));
      book.add('yanked-in-use', 'info', counts.wished, uses.wished.map(findingOfUse));
      book.add('deprecated-in-use', 'info', counts.deprecated, uses.deprecated.map(findingOfUse));
      from = found.next;
    }
  }
}

function text(
  { book }: ReportCall,
  word: 'yanked' | 'deprecated',
  versions: number,
  { looked, left }: { looked: number; left: number },
): string {
  if (versions === 0) return `No published version is ${word}.`;
  const total = book.total(`${word}-in-use`);
  const known = `${counted(versions, 'version')} ${versions === 1 ? 'is' : 'are'} ${word}.`;
  const found =
    total === 0
      ? 'No published version needs one'
      : `${counted(total, 'dependency', 'dependencies')} of published versions need${total === 1 ? 's' : ''} one`;
  const lockfiles = looked === 0 ? '' : `, the newest of ${counted(looked, 'lockfile')} included`;
  const unread =
    left === 0 ? '' : ` ${counted(left, 'lockfile')} were left for want of time: check them one by one.`;
  return `${known} ${found}, each resolved to the highest version it allows${lockfiles}.${unread}`;
}
