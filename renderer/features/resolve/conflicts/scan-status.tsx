import { mdiRefresh } from '@mdi/js';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { countText } from '../../../ui/count-text.ts';
import { Icon } from '../../../ui/icon.tsx';
import { plural } from '../../registry/words.ts';
import { severityWords } from './finding-kinds.ts';
import { countSeverities } from './finding-rows.ts';
import type { ConflictScan } from './use-conflict-scan.ts';

interface ScanStatusProps {
  scan: ConflictScan;
  /** The registry changed since the scan began. */
  changed: boolean;
  onStop(): void;
  onRestart(): void;
}

/** How far the scan is, what it found, and whether that still holds. */
export function ScanStatus({ scan, changed, onStop, onRestart }: ScanStatusProps): ReactNode {
  const { status, progress, findings, truncated, undecided } = scan;
  const found = severityWords(countSeverities(findings));
  if (status === 'running') {
    const value = progress === undefined ? 0 : (progress.done / Math.max(1, progress.total)) * 100;
    return (
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 4, px: 6, pb: 3 }}>
        <Box sx={{ flex: 1 }}>
          <Typography variant="body2" role="status" sx={{ mb: 1 }}>
            {progress === undefined
              ? 'Starting…'
              : `${countText(progress.done)} of ${plural(progress.total, 'version')} checked`}
            {found === '' ? '' : `, ${found} so far`}
          </Typography>
          <LinearProgress
            variant={progress === undefined ? 'indeterminate' : 'determinate'}
            value={value}
            aria-label="Checking the namespace"
          />
        </Box>
        <Button variant="outlined" onClick={onStop}>
          Stop
        </Button>
      </Box>
    );
  }
  const again = (
    <Button
      color="inherit"
      startIcon={<Icon path={mdiRefresh} size={16} />}
      onClick={onRestart}
      sx={{ whiteSpace: 'nowrap' }}
    >
      Scan again
    </Button>
  );
  if (changed || status === 'stopped' || truncated) {
    const why =
      status === 'stopped'
        ? 'The scan was stopped: these are the findings until then.'
        : changed
          ? 'The registry changed since this scan: some of this may no longer hold.'
          : `More was found than is listed here: the first ${countText(findings.length)}.`;
    return (
      <Alert severity="info" action={again} sx={{ mx: 6, mb: 3 }} role="status">
        {why}
      </Alert>
    );
  }
  return (
    <Typography variant="body2" role="status" color="textSecondary" sx={{ px: 6, pb: 3 }}>
      {found === '' ? 'Nothing found' : found} in {plural(progress?.total ?? 0, 'version')}
      {undecided === 0 ? '' : `; of ${countText(undecided)} it could not be told in time`}
    </Typography>
  );
}
