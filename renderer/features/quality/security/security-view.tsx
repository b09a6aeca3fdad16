import { mdiDownloadOutline, mdiRefresh, mdiShieldCheckOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { SecurityCheck, SecurityReport } from '../../../../contract/quality-security.ts';
import { useApi } from '../../../app/host-context.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { saveText } from '../../../ui/save-text.ts';
import { CheckList } from './check-list.tsx';
import { FindingList } from './finding-list.tsx';
import { verdictText } from './security-words.ts';

/** What is unsafe in this registry and its folder; each finding with the place where it is mended. */
export function SecurityView(): ReactNode {
  const api = useApi();
  const [chosen, setChosen] = useState<SecurityCheck>();
  const { data, error, isFetching, refetch } = useQuery(
    // It reads much: asked once, and again by the button.
    api.quality.security.queryOptions({ input: {}, staleTime: Number.POSITIVE_INFINITY }),
  );
  if (error !== null && data === undefined)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingSkeleton lines={10} label="Looking at everything" />;
  const shown = data.findings.filter(({ check }) => chosen === undefined || check === chosen);
  return (
    <Box sx={{ height: '100%', overflow: 'auto', px: 6, py: 4, boxSizing: 'border-box' }}>
      <Bar report={data} busy={isFetching} onAgain={() => void refetch()} />
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      <CheckList checks={data.checks} chosen={chosen} onChosen={setChosen} />
      {shown.length > 0 ? (
        <FindingList findings={shown} onMended={() => void refetch()} />
      ) : (
        <EmptyState
          icon={mdiShieldCheckOutline}
          title={chosen === undefined ? 'Nothing found' : 'Nothing found by this check'}
          text="What each check looked at stands beside it. A check that was not made says why: it is no proof that all is well."
        />
      )}
      {data.truncated ? (
        <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
          There are more than are listed here; the totals above count them all.
        </Box>
      ) : null}
    </Box>
  );
}

interface BarProps {
  report: SecurityReport;
  busy: boolean;
  onAgain(): void;
}

function Bar({ report, busy, onAgain }: BarProps): ReactNode {
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, mb: 4 }}>
      <Box sx={{ flex: '1 1 240px' }} role="status">
        <Box component="strong" sx={{ display: 'block' }}>
          {verdictText(report)}
        </Box>
        <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
          Checked <RelativeTime value={report.at} />
        </Box>
      </Box>
      <Button disabled={busy} startIcon={<Icon path={mdiRefresh} size={18} />} onClick={onAgain}>
        {busy ? 'Checking…' : 'Check again'}
      </Button>
      <Button
        startIcon={<Icon path={mdiDownloadOutline} size={18} />}
        onClick={() =>
          saveText(
            `security-${report.at.slice(0, 10)}.json`,
            JSON.stringify(report, undefined, 2),
            'application/json',
          )
        }
      >
        Export
      </Button>
    </Box>
  );
}
