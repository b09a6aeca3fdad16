import { useEffect, useEffectEvent } from 'react';
import type { ShellCommand } from '../../contract/shell.ts';
import { useImport } from '../features/transfer/import-context.ts';
import { useRunCommand } from './commands.tsx';
import { useHost } from './host-context.ts';

/** Do what the native menu, a second start or an opened file asks for. */
export function useShellCommands(navigate: (to: string) => void): void {
  const host = useHost();
  const runCommand = useRunCommand();
  const { importOffers } = useImport();
  const obey = useEffectEvent((command: ShellCommand) => {
    switch (command.type) {
      case 'navigate':
        return navigate(command.to);
      case 'palette':
        return void runCommand('palette');
      case 'find':
        return void runCommand('search.focus');
      case 'shortcuts':
        return void runCommand('shortcuts');
      case 'import':
        return importOffers(command.offers);
    }
  });
  useEffect(() => {
    const abort = new AbortController();
    const listen = async (): Promise<void> => {
      for await (const command of host.commands(abort.signal)) obey(command);
    };
    // The stream ends with the window; there is nobody left to tell.
    listen().catch(() => undefined);
    return () => abort.abort();
  }, [host]);
}
