import Switch from '@mui/material/Switch';
import { type ReactNode, useId } from 'react';
import type { Preferences } from '../../../contract/settings.ts';
import { SettingRow } from './setting-row.tsx';
import { useSetPreferences } from './use-set-preferences.ts';

const switches = [
  [
    'signByDefault',
    'Sign what is imported',
    'Every new version is signed with your default key unless you say otherwise in the preview.',
  ],
  ['publishOnImport', 'Publish on import', 'Off: imported versions stay drafts until you publish them.'],
] as const;

/** What an import does unless its preview says otherwise. */
export function ImportDefaults({ preferences }: { preferences: Preferences }): ReactNode {
  const setPreferences = useSetPreferences();
  const id = useId();
  return switches.map(([name, title, text]) => (
    <SettingRow key={name} title={title} text={text} titleId={`${id}-${name}`}>
      <Switch
        checked={preferences[name]}
        onChange={(event) => void setPreferences({ [name]: event.target.checked })}
        slotProps={{ input: { role: 'switch', 'aria-labelledby': `${id}-${name}` } }}
      />
    </SettingRow>
  ));
}
