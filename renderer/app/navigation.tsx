import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { Icon } from '../ui/icon.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import { type View, views } from './views.ts';

/** Widths in pixels: with words, and with icons alone in a narrow window. */
const navigationWidth = { wide: 200, narrow: 56 };
/** Where the view itself has enough room beside the words. */
const wide = '@media (min-width: 1000px)';

/** The left navigation: the product's name and one entry per domain. */
export function Navigation(): ReactNode {
  return (
    <Box
      component="nav"
      aria-label="Main"
      sx={{
        width: navigationWidth.narrow,
        [wide]: { width: navigationWidth.wide },
        flexShrink: 0,
        boxSizing: 'border-box',
        display: 'flex',
        flexDirection: 'column',
        gap: 0.5,
        p: 2,
        bgcolor: 'background.default',
        borderRight: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2.5, height: 36, px: 2, mb: 2 }}>
        <Box component="img" src={markUrl} alt="" sx={{ width: 24, height: 24 }} />
        <Box
          component="span"
          sx={{ ...wideOnly, fontWeight: 650, letterSpacing: '-0.01em', whiteSpace: 'nowrap' }}
        >
          Hyper Registry
        </Box>
      </Box>
      {views.filter(({ foot }) => foot !== true).map(entry)}
      <Box sx={{ flex: 1 }} />
      {views.filter(({ foot }) => foot === true).map(entry)}
    </Box>
  );
}

const markUrl = new URL('./icon.svg', import.meta.url).href;
const wideOnly = { display: 'none', [wide]: { display: 'block' } };

function entry({ path, label, icon, keys }: View): ReactNode {
  return (
    <Tooltip
      key={path}
      title={
        <>
          {label} <KeyHint keys={keys} />
        </>
      }
      placement="right"
    >
      <Box component={NavLink} to={path} aria-label={label} sx={entryStyles}>
        <Icon path={icon} size={20} />
        <Box component="span" sx={wideOnly}>
          {label}
        </Box>
      </Box>
    </Tooltip>
  );
}

const entryStyles = {
  display: 'flex',
  alignItems: 'center',
  gap: 3,
  height: 36,
  px: 2.5,
  borderRadius: '7px',
  color: 'text.secondary',
  fontSize: 13.5,
  fontWeight: 550,
  textDecoration: 'none',
  '&:hover': { bgcolor: 'action.hover', color: 'text.primary' },
  '&.active': { bgcolor: 'action.selected', color: 'primary.main' },
} as const;
