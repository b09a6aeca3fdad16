import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

interface UsageBarProps {
  /** What is counted, for those who hear it. */
  label: string;
  used: number;
  limit: number | undefined;
  /** A count as people read it. */
  text(count: number): string;
}

/** How full a pool is, as words and as a bar; without a limit only what is used. */
export function UsageBar({ label, used, limit, text }: UsageBarProps): ReactNode {
  if (limit === undefined)
    return (
      <Box>
        <Typography variant="body2">{text(used)}</Typography>
        <Typography variant="caption" color="textSecondary">
          No limit
        </Typography>
      </Box>
    );
  const share = limit === 0 ? 100 : Math.min(100, (used / limit) * 100);
  return (
    <Box>
      <Typography variant="body2" sx={{ mb: 1 }}>
        {text(used)} of {text(limit)}{' '}
        <Typography component="span" variant="caption" color="textSecondary">
          {shareText(share)}
        </Typography>
      </Typography>
      <LinearProgress
        variant="determinate"
        aria-label={label}
        aria-valuetext={`${text(used)} of ${text(limit)}`}
        value={share}
        color={share >= 95 ? 'error' : share >= 80 ? 'warning' : 'primary'}
        // Of its own colour, the track of an empty pool would look like a full one.
        sx={{ bgcolor: 'action.selected' }}
      />
    </Box>
  );
}

/** Little is not nothing, and almost full is not full. */
function shareText(share: number): string {
  if (share > 0 && share < 1) return 'less than 1 %';
  return `${share === 100 ? 100 : Math.floor(share)} %`;
}
