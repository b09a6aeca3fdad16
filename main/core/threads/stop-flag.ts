/** How a thread that is busy is told to stop. */

/** A command together with what stops the work on it. */
export type Stoppable<Command extends object> = Command & {
  /** One 32-bit word; not zero means stop. Shared memory, for a busy thread reads no messages. */
  readonly stop: SharedArrayBuffer;
};

/** Thrown inside a thread when it was told to stop. */
export class Stopped extends Error {}
