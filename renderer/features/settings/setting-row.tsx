import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

interface SettingRowProps {
  title: string;
  text?: ReactNode;
  /** Id given to the title, for `aria-labelledby` of the control. */
  titleId?: string;
  children: ReactNode;
}

/** One setting: words on the left, control on the right. */
export function SettingRow({ title, text, titleId, children }: SettingRowProps): ReactNode {
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        flexWrap: 'wrap',
        columnGap: 6,
        rowGap: 2,
        px: 4,
        py: 3,
        '&:not(:last-child)': { borderBottom: 1, borderColor: 'divider' },
      }}
    >
      <Box sx={{ flex: '1 1 180px', minWidth: 0 }}>
        <Typography id={titleId} variant="body1" sx={{ fontWeight: 550 }}>
          {title}
        </Typography>
        {text === undefined ? null : (
          <Typography variant="body2" color="textSecondary">
            {text}
          </Typography>
        )}
      </Box>
      {children}
    </Box>
  );
}
