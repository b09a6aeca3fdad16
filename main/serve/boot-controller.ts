/** Opens the core behind a page that is already there, and keeps the answer to `GET /boot`. */
import { dirname } from 'node:path';
import type { BootState, StoreProblem } from '../../contract/boot.ts';
import type { Core } from '../core/index.ts';

export interface BootController<Opened = Core> {
  readonly state: BootState;
  /** Defined exactly while the state is `ready`. */
  readonly core: Opened | undefined;
  /** Begin to open; does nothing while opening or when ready. */
  start(): void;
  /** After a failure: try once more. Resolves when that attempt ended. */
  retry(): Promise<BootState>;
  /** Copy the database of a failed start aside. @returns the folder of the copy. @throws Error when there is nothing to copy. */
  backup(): Promise<string>;
  /** The core, whenever it is there: also after a failed start that was retried. */
  whenReady(): Promise<Opened>;
  /** The next state that is not `opening`. */
  whenSettled(): Promise<BootState>;
}

export interface BootOptions {
  /** Copies the database files of a home folder aside; by default the core's own way. */
  backup?: (home: string) => Promise<string>;
}

/** The starting state is `opening`, although nothing runs before `start()`. */
export function createBootController<Opened = Core>(
  open: () => Promise<Opened>,
  { backup = backupStore }: BootOptions = {},
): BootController<Opened> {
  let state: BootState = { state: 'opening' };
  let core: Opened | undefined;
  let isOpening = false;
  const ready = Promise.withResolvers<Opened>();
  let settled = Promise.withResolvers<BootState>();

  async function run(): Promise<void> {
    try {
      core = await open();
      state = { state: 'ready' };
      ready.resolve(core);
    } catch (error) {
      state = { state: 'failed', problem: await problemOf(error) };
    }
    isOpening = false;
    settled.resolve(state);
  }

  function start(): void {
    if (isOpening || state.state === 'ready') return;
    if (state.state === 'failed') {
      state = { state: 'opening' };
      settled = Promise.withResolvers();
    }
    isOpening = true;
    void run();
  }

  return {
    get state() {
      return state;
    },
    get core() {
      return core;
    },
    start,
    async retry() {
      start();
      return settled.promise;
    },
    async backup() {
      if (state.state !== 'failed')
        throw new Error('The store is not broken; there is nothing to copy aside.');
      if (!state.problem.canBackup) throw new Error('There is no database file that could be copied.');
      return backup(dirname(state.problem.databasePath));
    },
    whenReady: () => ready.promise,
    whenSettled: () => settled.promise,
  };
}

/** The core is loaded only here: a page that explains a failure must not wait for its code. */
async function backupStore(home: string): Promise<string> {
  const { backupBrokenStore } = await import('../core/index.ts');
  return backupBrokenStore(home);
}

async function problemOf(error: unknown): Promise<StoreProblem> {
  if (error instanceof Error && 'problem' in error) {
    const { storeProblem } = await import('../../contract/boot.ts');
    const known = storeProblem.safeParse(error.problem);
    if (known.success) return known.data;
  }
  return {
    reason: 'unreachable',
    message: `The registry could not be opened: ${error instanceof Error ? error.message : String(error)}`,
    help: 'Try again. When it keeps failing, look into the log in the logs folder of the registry.',
    databasePath: '',
    canBackup: false,
  };
}
