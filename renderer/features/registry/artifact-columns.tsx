import { mdiClockAlertOutline, mdiHandBackLeftOutline, mdiLinkVariant } from '@mdi/js';
import { memo, type ReactNode } from 'react';
import { isOverdue, noticeText } from '../../../contract/notice.ts';
import type { Hit } from '../../../contract/search.ts';
import { Bytes } from '../../ui/bytes.tsx';
import { countText } from '../../ui/count-text.ts';
import { Highlight } from '../../ui/highlight.tsx';
import { Icon } from '../../ui/icon.tsx';
import { KindIcon } from '../../ui/kind-icon.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { SignatureBadge } from '../../ui/signature-badge.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import type { Column } from '../../ui/virtual-table-types.ts';
import { ArtifactLink } from './artifact-link.tsx';
import { plural } from './words.ts';

/**
 * Rows stay in place while the query changes, and most cells show the same as before: memoized, a key press draws only what differs.
 * Cells use plain elements with the classes below, since a hundred styled ones per answer would be felt while typing.
 */
const State = memo(StateChip);
const Signature = memo(SignatureBadge);
const Kind = memo(KindIcon);
const Size = memo(Bytes);
const Time = memo(RelativeTime);

/** What the classes of the cells look like; set once on the element around the table. */
export const cellStyles = {
  '& .kind-cell': { display: 'flex' },
  '& .two-lines': { lineHeight: 1.3, minWidth: 0 },
  '& .first-line': { overflow: 'hidden', textOverflow: 'ellipsis', fontWeight: 600 },
  '& .version-line': { overflow: 'hidden', textOverflow: 'ellipsis' },
  '& .second-line': { overflow: 'hidden', textOverflow: 'ellipsis', fontSize: 12, color: 'text.secondary' },
  '& .state-cell': { lineHeight: 1.2, minWidth: 0 },
  '& .state-cell .second-line': { fontSize: 11 },
  '& .warning': {
    display: 'inline-flex',
    marginInlineStart: '6px',
    color: 'warning.main',
    verticalAlign: '-2px',
  },
  '& .warning.urgent': { color: 'error.main' },
  '& .in-use': { display: 'inline-flex', alignItems: 'center', gap: 1, color: 'info.main', fontWeight: 600 },
} as const;

/** Name over namespace and description, with the words of the query marked. */
function NameCell({ hit, terms, warns }: { hit: Hit; terms: readonly string[]; warns: boolean }): ReactNode {
  return (
    <div className="two-lines">
      <div className="first-line">
        <Highlight text={hit.name} terms={terms} />
        {warns ? <Warning hit={hit} /> : null}
      </div>
      <div
        className="second-line"
        title={hit.description === '' ? hit.namespace : `${hit.namespace}: ${hit.description}`}
      >
        <Highlight text={hit.namespace} terms={terms} />
        {hit.description === '' ? null : (
          <>
            {' · '}
            <Highlight text={hit.description} terms={terms} />
          </>
        )}
      </div>
    </div>
  );
}

const InUse = memo(function InUse({ count }: { count: number }): ReactNode {
  if (count === 0) return null;
  const words = `Used by ${plural(count, 'version')} of other artifacts`;
  return (
    <span className="in-use" role="img" aria-label={words} title={words}>
      <Icon path={mdiLinkVariant} size={15} />
      {countText(count)}
    </span>
  );
});

/** The state, and below it what to use instead: the one thing a reader of a deprecated artifact wants. */
function StateCell({ hit }: { hit: Hit }): ReactNode {
  const replacement = hit.deprecation?.replacement;
  return (
    <div className="state-cell">
      <State
        state={hit.state}
        deprecated={hit.deprecation ?? hit.deprecated}
        yanked={hit.yankReason === undefined ? hit.yanked : { reason: hit.yankReason }}
      />
      {replacement === undefined ? null : (
        <div className="second-line">
          <ArtifactLink coordinate={replacement} before="use " />
        </div>
      )}
    </div>
  );
}

/** Where there is no room for the state: what must be known nevertheless. */
function Warning({ hit }: { hit: Hit }): ReactNode {
  if (!hit.deprecated && !hit.yanked) return null;
  const yanked = hit.yankReason === undefined ? undefined : { reason: hit.yankReason };
  const words = noticeText({ deprecated: hit.deprecation, yanked }, Date.now());
  const isUrgent = hit.yanked || isOverdue(hit.deprecation, Date.now());
  return (
    <span className={isUrgent ? 'warning urgent' : 'warning'}>
      <Icon
        path={hit.yanked ? mdiHandBackLeftOutline : mdiClockAlertOutline}
        size={14}
        title={words === '' ? (hit.yanked ? 'yanked' : 'deprecated') : words}
      />
    </span>
  );
}

function VersionCell({ hit }: { hit: Hit }): ReactNode {
  return (
    <div className="two-lines">
      <div className="version-line" title={hit.version}>
        {hit.version}
      </div>
      {hit.versionCount > 1 ? <div className="second-line">{plural(hit.versionCount, 'version')}</div> : null}
    </div>
  );
}

/** Pixels from which the state has a column of its own. */
const stateFrom = 640;

/**
 * The columns of the artifact list. `width` in pixels: a narrow pane shows fewer, the signature stays longest. `from` is the
 * width a column asks for, with room for those that come before it, so that the list need not scroll sideways.
 */
export function artifactColumns(terms: readonly string[], width: number): Column<Hit>[] {
  const columns: (Column<Hit> & { from: number })[] = [
    {
      id: 'kind',
      header: 'Kind',
      width: '56px',
      sortable: true,
      from: 0,
      render: (hit) => (
        <div className="kind-cell">
          <Kind kind={hit.kind} />
        </div>
      ),
    },
    {
      id: 'name',
      header: 'Name',
      width: 'minmax(120px, 1fr)',
      sortable: true,
      from: 0,
      render: (hit) => <NameCell hit={hit} terms={terms} warns={width < stateFrom} />,
    },
    {
      id: 'version',
      header: 'Version',
      width: '104px',
      sortable: true,
      from: 480,
      render: (hit) => <VersionCell hit={hit} />,
    },
    {
      id: 'state',
      header: 'State',
      width: '122px',
      sortable: true,
      from: stateFrom,
      render: (hit) => <StateCell hit={hit} />,
    },
    {
      id: 'signature',
      header: 'Signature',
      width: '128px',
      sortable: true,
      from: 360,
      render: (hit) => <Signature state={hit.signature} />,
    },
    {
      id: 'used',
      header: 'In use',
      width: '74px',
      from: 700,
      render: (hit) => <InUse count={hit.dependentCount} />,
    },
    {
      id: 'size',
      header: 'Size',
      width: '84px',
      align: 'end',
      sortable: true,
      from: 900,
      render: (hit) => <Size value={hit.contentSize} />,
    },
    {
      id: 'updated',
      header: 'Updated',
      width: '108px',
      sortable: true,
      from: 800,
      render: (hit) => <Time value={hit.updatedAt} />,
    },
  ];
  return columns.filter(({ from }) => width >= from).map(({ from: _from, ...column }) => column);
}
