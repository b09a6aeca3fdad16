import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { VersionDetail } from '../../../../contract/registry.ts';
import { useApi } from '../../../app/host-context.ts';
import { Bytes } from '../../../ui/bytes.tsx';
import { describeError } from '../../../ui/describe-error.ts';
import { Digest } from '../../../ui/digest.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { KindIcon } from '../../../ui/kind-icon.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { plural } from '../words.ts';
import type { TabProps } from './artifact-detail.tsx';
import { ReadmeView } from './readme-view.tsx';

/** What it is: description, facts, README. */
export function OverviewTab({ detail, onUpdate }: TabProps): ReactNode {
  return (
    <Box sx={{ p: 4 }}>
      {detail.description === '' ? null : (
        <Typography variant="body1" sx={{ mb: 4 }}>
          {detail.description}
        </Typography>
      )}
      <Facts
        detail={detail}
        onTag={(tag) => onUpdate({ query: '', filters: { tag: [tag] } }, { step: true })}
      />
      <Readme detail={detail} onFile={(file) => onUpdate({ tab: 'files', file }, { step: true })} />
    </Box>
  );
}

function Readme({ detail, onFile }: { detail: VersionDetail; onFile(path: string): void }): ReactNode {
  const api = useApi();
  const { data, error, refetch } = useQuery(
    api.registry.readme.queryOptions({ input: { versionId: detail.versionId } }),
  );
  if (data?.markdown.trim() === '' || (error !== null && describeError(error).code === 'NOT_FOUND')) {
    return (
      <Typography variant="body2" color="textSecondary">
        It has no README. A README.md at the top of the package would be shown here.
      </Typography>
    );
  }
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingSkeleton lines={8} label="Loading the README" />;
  return (
    <Box component="article" aria-label="README" sx={{ borderTop: 1, borderColor: 'divider', pt: 4 }}>
      <ReadmeView versionId={detail.versionId} path={data.path} markdown={data.markdown} onFile={onFile} />
    </Box>
  );
}

function Facts({ detail, onTag }: { detail: VersionDetail; onTag(tag: string): void }): ReactNode {
  const facts: [label: string, value: ReactNode][] = [
    ['Kind', <KindIcon key="kind" kind={detail.kind} size={16} withLabel />],
    ['Licence', detail.license === '' ? <Missing key="license" /> : detail.license],
    [
      'Authors',
      detail.authors.length === 0 ? (
        <Missing key="authors" />
      ) : (
        <Authors key="authors" authors={detail.authors} />
      ),
    ],
    [
      'Published',
      detail.publishedAt === undefined ? (
        'not yet'
      ) : (
        <RelativeTime key="published" value={detail.publishedAt} />
      ),
    ],
    [
      'Imported',
      <span key="imported">
        <RelativeTime value={detail.createdAt} /> by {detail.createdBy}
      </span>,
    ],
    [
      'Content',
      <span key="content">
        {plural(detail.fileCount, 'file')}, <Bytes value={detail.unpackedSize} /> (
        <Bytes value={detail.contentSize} /> stored)
      </span>,
    ],
    ['Digest', <Digest key="digest" value={detail.contentDigest} />],
    ...(detail.dependentCount > 0
      ? ([['In use', `by ${plural(detail.dependentCount, 'version')} of other artifacts`]] as [
          string,
          ReactNode,
        ][])
      : []),
    ...(detail.distTags.length > 0 ? ([['Tags', detail.distTags.join(', ')]] as [string, ReactNode][]) : []),
    ...web('Homepage', detail.homepage),
    ...web('Repository', detail.repository),
  ];
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        mb: 4,
        display: 'grid',
        gridTemplateColumns: 'max-content minmax(0, 1fr)',
        columnGap: 4,
        rowGap: 1,
        alignItems: 'center',
        fontSize: 13,
        '& dt': { color: 'text.secondary' },
        '& dd': { m: 0, minHeight: 24, display: 'flex', alignItems: 'center', overflowWrap: 'anywhere' },
      }}
    >
      {facts.map(([label, value]) => (
        <Box key={label} sx={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </Box>
      ))}
      {detail.keywords.length === 0 ? null : (
        <>
          <dt>Keywords</dt>
          <Box component="dd" sx={{ flexWrap: 'wrap', gap: 1 }}>
            {detail.keywords.slice(0, 30).map((tag) => (
              <Chip
                key={tag}
                size="small"
                label={tag}
                title={`Show everything tagged ${tag}`}
                onClick={() => onTag(tag)}
              />
            ))}
          </Box>
        </>
      )}
    </Box>
  );
}

/** Authors named at once. */
const firstAuthors = 4;

/** Names without addresses; the whole in the tooltip. */
function Authors({ authors }: { authors: readonly string[] }): ReactNode {
  const names = authors.map((author) => author.replace(/\s*[<(].*$/su, '') || author);
  const rest = names.length - firstAuthors;
  return (
    <span title={authors.join('\n')}>
      {names.slice(0, firstAuthors).join(', ')}
      {rest > 0 ? ` and ${rest} more` : ''}
    </span>
  );
}

function Missing(): ReactNode {
  return (
    <Box component="span" sx={{ color: 'text.secondary' }}>
      not said
    </Box>
  );
}

/** A web address as a link; anything else as text. */
function web(label: string, address: string): [string, ReactNode][] {
  if (address === '') return [];
  const plain = address.replace(/^git\+/u, '');
  const value = /^https?:\/\//u.test(plain) ? (
    <Link href={plain} target="_blank" rel="noopener noreferrer">
      {plain}
    </Link>
  ) : (
    address
  );
  return [[label, value]];
}
