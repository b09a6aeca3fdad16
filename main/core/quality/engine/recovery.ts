/** What can be mended between two tries of a call. */
import type { ErrorClass } from '../../../../contract/quality-words.ts';

export interface RecoveryHook {
  name: string;
  class: ErrorClass;
  /** @returns whether there was anything to mend */
  run(): Promise<boolean>;
}

export class Recovery {
  readonly #hooks: readonly RecoveryHook[];
  readonly #log: { warn(fields: object, message: string): void };

  constructor(hooks: readonly RecoveryHook[], log: { warn(fields: object, message: string): void }) {
    this.#hooks = hooks;
    this.#log = log;
  }

  has(errorClass: ErrorClass): boolean {
    return this.#hooks.some((hook) => hook.class === errorClass);
  }

  /** Run the hooks of a class, one after the other. Never fails: a hook that does is logged. */
  async run(errorClass: ErrorClass): Promise<void> {
    for (const hook of this.#hooks) {
      if (hook.class !== errorClass) continue;
      try {
        if (await hook.run()) this.#log.warn({ hook: hook.name }, 'recovered');
      } catch (error) {
        this.#log.warn({ hook: hook.name, error }, 'recovery failed');
      }
    }
  }
}
