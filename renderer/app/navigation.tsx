import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useFiringAlerts } from '../features/quality/alerts/use-firing-alerts.ts';
import { Icon } from '../ui/icon.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import { type View, views } from './views.ts';

/** Widths in pixels: with words, and with icons alone in a narrow window. */
const navigationWidth = { wide: 200, narrow: 56 };
/** Where the view itself has enough room beside the words. */
const wide = '@media (min-width: 1000px)';

/** The left navigation: the product's name and one entry per domain. */
export function Navigation(): ReactNode {
  const firing = useFiringAlerts();
  const entry = (view: View): ReactNode => (
    <Entry key={view.path} view={view} badge={view.path === '/quality' ? firing : undefined} />
  );
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

interface EntryProps {
  view: View;
  /** Something there waits for a person: how many, and in words. */
  badge: { count: number; words: string } | undefined;
}

function Entry({ view: { path, label, icon, keys }, badge }: EntryProps): ReactNode {
  return (
    <Tooltip
      title={
        <>
          {label} <KeyHint keys={keys} />
          {badge === undefined ? null : <div>{badge.words}</div>}
        </>
      }
      placement="right"
    >
      <Box
        component={NavLink}
        to={path}
        aria-label={badge === undefined ? label : `${label}, ${badge.words}`}
        sx={entryStyles}
      >
        <Icon path={icon} size={20} />
        <Box component="span" sx={wideOnly}>
          {label}
        </Box>
        {badge === undefined ? null : <Box component="span" data-count={badge.count} sx={badgeStyles} />}
      </Box>
    </Tooltip>
  );
}

/** At the end of the words; on the icon where it stands alone. The number is drawn only: the name of the entry says it in words. */
const badgeStyles = {
  '&::after': { content: 'attr(data-count)' },
  position: 'absolute',
  top: 2,
  right: 2,
  [wide]: { position: 'static', ml: 'auto' },
  minWidth: 18,
  px: 1,
  boxSizing: 'border-box',
  borderRadius: '9px',
  fontSize: 11,
  lineHeight: '18px',
  fontWeight: 650,
  textAlign: 'center',
  color: 'error.contrastText',
  bgcolor: 'error.main',
} as const;

const entryStyles = {
  position: 'relative',
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
