/** What can be done with a version, by its state. */
import {
  mdiArchiveArrowDownOutline,
  mdiArchiveArrowUpOutline,
  mdiCancel,
  mdiClockAlertOutline,
  mdiCloudUploadOutline,
  mdiDeleteOutline,
  mdiDownloadOutline,
  mdiFolderArrowDownOutline,
  mdiHandBackLeftOffOutline,
  mdiHandBackLeftOutline,
  mdiPencilOutline,
  mdiShieldCheckOutline,
  mdiSignatureFreehand,
  mdiSourceBranchSync,
} from '@mdi/js';
import type { Deprecation, State, VersionDetail } from '../../../contract/registry.ts';
import type { Hit } from '../../../contract/search.ts';

/** One version as an action sees it. */
export interface Subject {
  versionId: string;
  packageId: string;
  /** `namespace/name`. */
  coordinate: string;
  version: string;
  name: string;
  state: State;
  /** Reason, when deprecated or yanked and the reason is known. */
  deprecated: Deprecation | undefined;
  yanked: { reason: string } | undefined;
}

export type ActionId =
  | 'verify'
  | 'impact'
  | 'sign'
  | 'publish'
  | 'unpublish'
  | 'deprecate'
  | 'undeprecate'
  | 'archive'
  | 'restore'
  | 'yank'
  | 'unyank'
  | 'extract'
  | 'download'
  | 'delete';

export interface ActionLook {
  id: ActionId;
  /** Ends with an ellipsis when a question follows. */
  label: string;
  icon: string;
  /** For the message afterwards: `Published acme/aes 1.0.0`. */
  past: string;
  /** For progress: `Publishing`. */
  progress: string;
  danger?: boolean;
}

const looks: readonly (ActionLook & { applies(subject: Subject): boolean })[] = [
  {
    id: 'verify',
    label: 'Verify',
    icon: mdiShieldCheckOutline,
    past: 'Verified',
    progress: 'Verifying',
    applies: () => true,
  },
  {
    id: 'impact',
    label: 'Impact…',
    icon: mdiSourceBranchSync,
    past: 'Looked at the impact of',
    progress: 'Looking at the impact',
    applies: () => true,
  },
  {
    id: 'sign',
    label: 'Sign',
    icon: mdiSignatureFreehand,
    past: 'Signed',
    progress: 'Signing',
    applies: () => true,
  },
  {
    id: 'publish',
    label: 'Publish',
    icon: mdiCloudUploadOutline,
    past: 'Published',
    progress: 'Publishing',
    applies: ({ state }) => state === 'draft',
  },
  {
    id: 'unpublish',
    label: 'Unpublish',
    icon: mdiPencilOutline,
    past: 'Unpublished',
    progress: 'Unpublishing',
    applies: ({ state }) => state === 'published',
  },
  {
    id: 'deprecate',
    label: 'Deprecate…',
    icon: mdiClockAlertOutline,
    past: 'Deprecated',
    progress: 'Deprecating',
    applies: ({ deprecated, state }) => deprecated === undefined && state !== 'draft',
  },
  {
    id: 'undeprecate',
    label: 'Remove deprecation',
    icon: mdiCancel,
    past: 'Deprecation removed from',
    progress: 'Removing deprecations',
    applies: ({ deprecated }) => deprecated !== undefined,
  },
  {
    id: 'archive',
    label: 'Archive',
    icon: mdiArchiveArrowDownOutline,
    past: 'Archived',
    progress: 'Archiving',
    applies: ({ state }) => state === 'published',
  },
  {
    id: 'restore',
    label: 'Restore',
    icon: mdiArchiveArrowUpOutline,
    past: 'Restored',
    progress: 'Restoring',
    applies: ({ state }) => state === 'archived',
  },
  {
    id: 'yank',
    label: 'Yank…',
    icon: mdiHandBackLeftOutline,
    past: 'Yanked',
    progress: 'Yanking',
    applies: ({ yanked, state }) => yanked === undefined && state !== 'draft',
  },
  {
    id: 'unyank',
    label: 'Unyank',
    icon: mdiHandBackLeftOffOutline,
    past: 'Unyanked',
    progress: 'Unyanking',
    applies: ({ yanked }) => yanked !== undefined,
  },
  {
    id: 'extract',
    label: 'Extract to a folder…',
    icon: mdiFolderArrowDownOutline,
    past: 'Extracted',
    progress: 'Extracting',
    applies: () => true,
  },
  {
    id: 'download',
    label: 'Download archive',
    icon: mdiDownloadOutline,
    past: 'Downloading',
    progress: 'Downloading',
    applies: () => true,
  },
  {
    id: 'delete',
    label: 'Delete…',
    icon: mdiDeleteOutline,
    past: 'Deleted',
    progress: 'Deleting',
    danger: true,
    applies: () => true,
  },
];

/** What is possible with one version now. */
export function actionsFor(subject: Subject): ActionLook[] {
  return looks.filter((look) => look.applies(subject));
}

/** What is possible with at least one of many, with those it is possible for. Downloads and looks ahead stay one at a time. */
export function bulkActionsFor(subjects: readonly Subject[]): { look: ActionLook; subjects: Subject[] }[] {
  return looks
    .filter(({ id }) => id !== 'download' && id !== 'impact')
    .map((look) => ({ look, subjects: subjects.filter((subject) => look.applies(subject)) }))
    .filter((each) => each.subjects.length > 0);
}

/** The looks of one action. */
export function actionLook(id: ActionId): ActionLook {
  const look = looks.find((each) => each.id === id);
  if (look === undefined) throw new Error(`unknown action ${id}`);
  return look;
}

/** A list row as the subject of an action. */
export function subjectOfHit(hit: Hit): Subject {
  const { versionId, packageId, coordinate, version, name, state } = hit;
  return {
    versionId,
    packageId,
    coordinate,
    version,
    name,
    state,
    deprecated: hit.deprecated ? (hit.deprecation ?? { reason: '' }) : undefined,
    yanked: hit.yanked ? { reason: hit.yankReason ?? '' } : undefined,
  };
}

/** A whole version as the subject of an action. */
export function subjectOfDetail(detail: VersionDetail): Subject {
  const { versionId, packageId, namespace, name, version, state, deprecated, yanked } = detail;
  return {
    versionId,
    packageId,
    coordinate: `${namespace}/${name}`,
    version,
    name,
    state,
    deprecated,
    yanked,
  };
}
