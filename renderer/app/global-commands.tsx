import {
  mdiConsoleLine,
  mdiFileOutline,
  mdiFolderOutline,
  mdiKeyboardOutline,
  mdiMagnify,
  mdiSetNone,
  mdiThemeLightDark,
} from '@mdi/js';
import { useColorScheme } from '@mui/material/styles';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { conflictsAddress } from '../features/resolve/conflicts/conflicts-address.ts';
import { useImport } from '../features/transfer/import-context.ts';
import { useToast } from '../ui/toast-context.ts';
import { useCommand } from './commands.tsx';
import { useClient } from './host-context.ts';
import { focusSearchField } from './search-slot.tsx';
import { useShellCommands } from './use-shell-commands.ts';
import { type View, views } from './views.ts';

const CommandPalette = lazy(() => import('./command-palette.tsx'));
const ShortcutSheet = lazy(() => import('./shortcut-sheet.tsx'));

/** The commands that work everywhere, and the two dialogs that list commands. */
export function GlobalCommands(): ReactNode {
  const [shown, setShown] = useState<'palette' | 'shortcuts'>();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { pickFiles, pickFolder } = useImport();
  const client = useClient();
  const toast = useToast();
  const { mode, systemMode } = useColorScheme();

  useCommand({
    id: 'palette',
    title: 'Command palette',
    keys: 'mod+k',
    section: 'General',
    icon: mdiConsoleLine,
    hidden: true,
    run: () => setShown((current) => (current === 'palette' ? undefined : 'palette')),
  });
  useCommand({
    id: 'search.focus',
    title: 'Search artifacts',
    keys: '/',
    section: 'General',
    icon: mdiMagnify,
    run() {
      if (!pathname.startsWith('/browse')) void navigate('/browse');
      focusSearchField();
    },
  });
  useCommand({
    id: 'shortcuts',
    title: 'Keyboard shortcuts',
    keys: '?',
    section: 'General',
    icon: mdiKeyboardOutline,
    run: () => setShown('shortcuts'),
  });
  useCommand({
    id: 'import.files',
    title: 'Import files…',
    keys: 'i',
    section: 'Import',
    icon: mdiFileOutline,
    run: () => pickFiles(),
  });
  useCommand({
    id: 'import.folder',
    title: 'Import a folder…',
    section: 'Import',
    icon: mdiFolderOutline,
    run: () => pickFolder(),
  });
  useCommand({
    id: 'conflicts',
    title: 'Find conflicts in a namespace…',
    section: 'Registry',
    icon: mdiSetNone,
    run: () => void navigate(conflictsAddress()),
  });
  const dark = (mode === 'system' ? systemMode : mode) === 'dark';
  useCommand({
    id: 'theme.toggle',
    title: dark ? 'Use the light theme' : 'Use the dark theme',
    section: 'General',
    icon: mdiThemeLightDark,
    run() {
      client.settings.setPreferences({ theme: dark ? 'light' : 'dark' }).catch(toast.error);
    },
  });
  useShellCommands((to) => void navigate(to));
  return (
    <>
      {views.map((view) => (
        <NavigationCommand key={view.path} view={view} onRun={() => void navigate(view.path)} />
      ))}
      <Suspense fallback={null}>
        {shown === 'palette' ? <CommandPalette onClose={() => setShown(undefined)} /> : null}
        {shown === 'shortcuts' ? <ShortcutSheet onClose={() => setShown(undefined)} /> : null}
      </Suspense>
    </>
  );
}

function NavigationCommand({ view, onRun }: { view: View; onRun: () => void }): ReactNode {
  useCommand({
    id: `go${view.path}`,
    title: `Go to ${view.label}`,
    keys: view.keys,
    section: 'Navigation',
    icon: view.icon,
    run: onRun,
  });
  return null;
}
