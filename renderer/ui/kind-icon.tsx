import {
  mdiBookshelf,
  mdiFileTreeOutline,
  mdiPaletteOutline,
  mdiPuzzleOutline,
  mdiServerOutline,
  mdiTuneVariant,
} from '@mdi/js';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { Kind } from '../../contract/kinds.ts';
import { Icon } from './icon.tsx';

/** Icon, colour and name of each kind of artifact. */
const kindLooks: Record<Kind, { icon: string; light: string; dark: string; label: string }> = {
  plugin: { icon: mdiPuzzleOutline, light: '#7c3aed', dark: '#c4b5fd', label: 'Plugin' },
  service: { icon: mdiServerOutline, light: '#0369a1', dark: '#7dd3fc', label: 'Service' },
  config: { icon: mdiTuneVariant, light: '#92400e', dark: '#fcd34d', label: 'Config' },
  template: { icon: mdiFileTreeOutline, light: '#be185d', dark: '#f9a8d4', label: 'Template' },
  library: { icon: mdiBookshelf, light: '#0f766e', dark: '#5eead4', label: 'Library' },
  theme: { icon: mdiPaletteOutline, light: '#b4351f', dark: '#fdba9a', label: 'Theme' },
};

interface KindIconProps {
  kind: Kind;
  /** Pixels. */
  size?: number;
  /** Show the word beside the icon; else it is the icon's accessible name. */
  withLabel?: boolean;
}

/** One of the six kinds. */
export function KindIcon({ kind, size = 18, withLabel = false }: KindIconProps): ReactNode {
  const { icon, light, dark, label } = kindLooks[kind];
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1.5 }}>
      <Box
        component="span"
        sx={(theme) => ({
          display: 'inline-flex',
          color: light,
          ...theme.applyStyles('dark', { color: dark }),
        })}
      >
        <Icon path={icon} size={size} {...(withLabel ? {} : { title: label })} />
      </Box>
      {withLabel ? label : null}
    </Box>
  );
}
