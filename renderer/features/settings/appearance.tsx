import { mdiMonitor, mdiWeatherNight, mdiWhiteBalanceSunny } from '@mdi/js';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { ReactNode } from 'react';
import type { Preferences } from '../../../contract/settings.ts';
import { Icon } from '../../ui/icon.tsx';
import { SettingRow } from './setting-row.tsx';
import { useSetPreferences } from './use-set-preferences.ts';

const themes = [
  ['system', 'System', mdiMonitor],
  ['light', 'Light', mdiWhiteBalanceSunny],
  ['dark', 'Dark', mdiWeatherNight],
] as const;
const densities = [
  ['comfortable', 'Comfortable'],
  ['compact', 'Compact'],
] as const;

/** Theme and density. */
export function Appearance({ preferences }: { preferences: Preferences }): ReactNode {
  const setPreferences = useSetPreferences();
  return (
    <>
      <SettingRow title="Theme" text="System follows the setting of your desktop.">
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label="Theme"
          value={preferences.theme}
          onChange={(_event, theme: Preferences['theme'] | null) => {
            if (theme !== null) void setPreferences({ theme });
          }}
        >
          {themes.map(([theme, label, icon]) => (
            <ToggleButton key={theme} value={theme} sx={{ gap: 1.5 }}>
              <Icon path={icon} size={16} />
              {label}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </SettingRow>
      <SettingRow title="Density" text="Compact shows more rows in lists.">
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label="Density"
          value={preferences.density}
          onChange={(_event, density: Preferences['density'] | null) => {
            if (density !== null) void setPreferences({ density });
          }}
        >
          {densities.map(([density, label]) => (
            <ToggleButton key={density} value={density}>
              {label}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </SettingRow>
    </>
  );
}
