import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Chart } from '../../../../contract/control-chart.ts';
import { useApi } from '../../../app/host-context.ts';
import { countText } from '../../../ui/count-text.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';

const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** Every version of the limits of this chart, newest first: who fixed them, when, on what, and why. */
export function LimitsHistory({ chart }: { chart: Chart }): ReactNode {
  const api = useApi();
  const { process, metric, grain, type } = chart;
  const { data, error } = useQuery(
    api.quality.limitsHistory.queryOptions({ input: { process, metric, grain, type } }),
  );
  if (error !== null) return <ErrorState error={error} />;
  if (data === undefined) return null;
  if (data.versions.length === 0)
    return (
      <Box sx={{ p: 4, fontSize: 13, color: 'text.secondary' }}>
        These limits were never frozen: they are trial limits, estimated from the points shown. Freeze them
        once the process is as it should be; each version stays here.
      </Box>
    );
  return (
    <Table size="small" aria-label="Versions of the limits">
      <TableHead>
        <TableRow>
          <TableCell>Version</TableCell>
          <TableCell>Frozen</TableCell>
          <TableCell>By</TableCell>
          <TableCell>Baseline</TableCell>
          <TableCell align="right">n</TableCell>
          <TableCell>Method</TableCell>
          <TableCell>Reason</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {data.versions.map((version) => (
          <TableRow key={version.version ?? version.frozenAt}>
            <TableCell>
              v{version.version}
              {version.provisional ? ' (provisional)' : ''}
            </TableCell>
            <TableCell>
              {version.frozenAt === undefined ? '' : <RelativeTime value={version.frozenAt} />}
            </TableCell>
            <TableCell>{version.by}</TableCell>
            <TableCell>
              {version.baseline === undefined
                ? ''
                : `${moment.format(new Date(version.baseline.from))} – ${moment.format(new Date(version.baseline.to))}`}
            </TableCell>
            <TableCell align="right">{countText(version.baseline?.points ?? 0)}</TableCell>
            <TableCell>{version.method}</TableCell>
            <TableCell>{version.reason}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
