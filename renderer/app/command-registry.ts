/** An action a person can call by name (palette) or by key. */
export interface Command {
  id: string;
  title: string;
  /** See KeyBinding in `keyboard-map.ts`. */
  keys?: string | undefined;
  /** Heading in the palette and the shortcut sheet. */
  section?: string | undefined;
  /** An @mdi/js path. */
  icon?: string | undefined;
  /** Reachable by key only, and listed in the shortcut sheet only. */
  hidden?: boolean | undefined;
  run(): void;
}

export interface CommandRegistry {
  /** @returns the function that withdraws it. A later command of the same id shadows an earlier one. */
  add(command: Command): () => void;
  list(): readonly Command[];
  run(id: string): boolean;
  subscribe(listener: () => void): () => void;
}

/** A live list of commands. */
export function createCommandRegistry(): CommandRegistry {
  let added: Command[] = [];
  let visible: readonly Command[] = [];
  const listeners = new Set<() => void>();
  const publish = (next: Command[]): void => {
    added = next;
    visible = [...new Map(added.map((command) => [command.id, command])).values()];
    for (const listener of [...listeners]) listener();
  };
  return {
    add(command) {
      publish([...added, command]);
      return () => publish(added.filter((other) => other !== command));
    },
    list: () => visible,
    run(id) {
      const command = visible.find((candidate) => candidate.id === id);
      command?.run();
      return command !== undefined;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
