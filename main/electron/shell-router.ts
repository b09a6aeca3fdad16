import { implement } from '@orpc/server';
import { clipboard, nativeTheme } from 'electron';
import { shellContract } from '../../contract/shell.ts';
import type { Core } from '../core/index.ts';
import { pickDestination } from './pick-destination.ts';
import { pickSources } from './pick-sources.ts';
import type { ShellContext } from './shell-context.ts';

/** The procedures of the desktop shell. */
export function createShellRouter(context: ShellContext, core: Core) {
  const shell = implement(shellContract);
  const { state, commands } = context;
  return shell.router({
    pickSources: shell.pickSources.handler(async ({ input }) => ({
      offers: await pickSources(context, core, input.type),
    })),
    pickDestination: shell.pickDestination.handler(async ({ input }) => {
      const destination = await pickDestination(context, core, input.name);
      return destination === undefined ? {} : { destination };
    }),
    commands: shell.commands.handler(({ signal }) => commands.stream(signal ?? new AbortController().signal)),
    lastView: shell.lastView.handler(() => {
      const path = state.get('lastView');
      return path === undefined ? {} : { path };
    }),
    setLastView: shell.setLastView.handler(({ input }) => {
      if (input.path.startsWith('/')) state.set('lastView', input.path);
      return {};
    }),
    setTheme: shell.setTheme.handler(({ input }) => {
      nativeTheme.themeSource = input.theme;
      state.set('theme', input.theme);
      return {};
    }),
    copyText: shell.copyText.handler(({ input }) => {
      clipboard.writeText(input.text);
      return {};
    }),
  });
}
