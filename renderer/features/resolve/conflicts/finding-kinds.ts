import {
  mdiArchiveOutline,
  mdiCancel,
  mdiClockAlertOutline,
  mdiHandBackLeftOutline,
  mdiLinkOff,
  mdiSetNone,
  mdiSync,
} from '@mdi/js';
import type { Finding } from '../../../../contract/resolution.ts';

export type FindingKind = Finding['kind'];
export type Severity = Finding['severity'];

interface KindLook {
  /** The heading of the group. */
  title: string;
  /** On the filter. */
  short: string;
  /** What it means and what helps, one sentence or two. */
  meaning: string;
  icon: string;
}

/** The kinds of finding, the gravest first. */
export const findingKinds: Readonly<Record<FindingKind, KindLook>> = {
  unsatisfiable: {
    title: 'Cannot hold together',
    short: 'Contradicting',
    meaning:
      'What these versions declare can never be installed together, whatever versions are chosen. Relax one of the ranges, or publish a version that fits.',
    icon: mdiSetNone,
  },
  dangling: {
    title: 'Nothing there that matches',
    short: 'Dangling',
    meaning:
      'They name a package that is not in this registry, or a range none of its versions is in. Import what is missing, or change the range.',
    icon: mdiLinkOff,
  },
  impossible: {
    title: 'Can never hold',
    short: 'Impossible',
    meaning:
      'No version there could ever be lies in the range, or no target meets the condition. Correct what is declared, in a new version where it is published.',
    icon: mdiCancel,
  },
  cycle: {
    title: 'Going round in circles',
    short: 'Cycles',
    meaning:
      'Each needs the next, and the last one needs the first again. Take one step out, or make it a dev or peer dependency.',
    icon: mdiSync,
  },
  yanked: {
    title: 'Only yanked versions match',
    short: 'Yanked',
    meaning:
      'Every version in the range was yanked: lockfiles that name one still work, a new resolution finds none.',
    icon: mdiHandBackLeftOutline,
  },
  archived: {
    title: 'Only archived versions match',
    short: 'Archived',
    meaning: 'Every version in the range was archived. Restore one, or move the range to a later version.',
    icon: mdiArchiveOutline,
  },
  deprecated: {
    title: 'Deprecated dependencies',
    short: 'Deprecated',
    meaning: 'They still resolve, but their authors advise against them. Move to the replacement in time.',
    icon: mdiClockAlertOutline,
  },
};

export const findingKindOrder: readonly FindingKind[] = [
  'unsatisfiable',
  'dangling',
  'impossible',
  'cycle',
  'yanked',
  'archived',
  'deprecated',
];

/** `1 error, 2 warnings`; empty without findings. */
export function severityWords({ error, warning }: Readonly<Record<Severity, number>>): string {
  const parts: string[] = [];
  if (error > 0) parts.push(`${error.toLocaleString('en')} ${error === 1 ? 'error' : 'errors'}`);
  if (warning > 0) parts.push(`${warning.toLocaleString('en')} ${warning === 1 ? 'warning' : 'warnings'}`);
  return parts.join(', ');
}
