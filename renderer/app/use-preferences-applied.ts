import { useColorScheme } from '@mui/material/styles';
import { useEffect } from 'react';
import type { Preferences } from '../../contract/settings.ts';
import { setDensity } from '../ui/density.ts';
import { useHost } from './host-context.ts';

/** Make the stored preferences visible: colours of page and native chrome, density of tables. */
export function usePreferencesApplied(preferences: Preferences | undefined): void {
  const host = useHost();
  const { setMode } = useColorScheme();
  const theme = preferences?.theme;
  const density = preferences?.density;
  useEffect(() => {
    if (theme === undefined) return;
    setMode(theme);
    // Native chrome out of step with the page is no reason to trouble the person.
    host.setTheme(theme).catch(() => undefined);
  }, [theme, setMode, host]);
  useEffect(() => {
    if (density !== undefined) setDensity(density);
  }, [density]);
}
