import {
  createContext,
  type ReactNode,
  use,
  useEffect,
  useEffectEvent,
  useMemo,
  useSyncExternalStore,
} from 'react';
import { type Command, type CommandRegistry, createCommandRegistry } from './command-registry.ts';
import { createKeyboardMap } from './keyboard-map.ts';

const CommandsContext = createContext<CommandRegistry | undefined>(undefined);

/** Holds the commands of what is on screen and listens for their keys. */
export function CommandsProvider({ children }: { children: ReactNode }): ReactNode {
  const registry = useMemo(createCommandRegistry, []);
  useEffect(() => {
    const map = createKeyboardMap(registry.list);
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const id = map.press(event, event.timeStamp);
      if (id === undefined) return;
      event.preventDefault();
      registry.run(id);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [registry]);
  return <CommandsContext value={registry}>{children}</CommandsContext>;
}

function useRegistry(): CommandRegistry {
  const registry = use(CommandsContext);
  if (registry === undefined) throw new Error('commands are missing: render inside CommandsProvider');
  return registry;
}

/**
 * Offer an action while this component is mounted: in the palette by its title, and by its keys.
 * The newest `run` is always the one called. Pass `enabled: false` to withdraw it for a while.
 */
export function useCommand(command: Command & { enabled?: boolean }): void {
  const registry = useRegistry();
  const { id, title, keys, section, icon, hidden, enabled = true } = command;
  const run = useEffectEvent(() => command.run());
  useEffect(() => {
    if (!enabled) return undefined;
    return registry.add({ id, title, keys, section, icon, hidden, run: () => run() });
  }, [registry, id, title, keys, section, icon, hidden, enabled]);
}

/** Every command now on offer, in the order of registration. */
export function useCommands(): readonly Command[] {
  const registry = useRegistry();
  return useSyncExternalStore(registry.subscribe, registry.list);
}

/** Run a command by its id; false when it is not on offer now. */
export function useRunCommand(): (id: string) => boolean {
  return useRegistry().run;
}
