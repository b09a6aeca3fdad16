/** What a host says before the core is open: served at `GET /boot` by every host, so that a page can explain a failed start. */
import { z } from 'zod';

/** Why the store did not open. */
export const storeProblem = z.object({
  reason: z.enum(['locked', 'corrupt', 'newer-schema', 'read-only', 'full', 'unreachable']),
  message: z.string(),
  help: z.string(),
  databasePath: z.string(),
  /** A copy of the database can be made (`POST /boot/backup`). */
  canBackup: z.boolean(),
});
export type StoreProblem = z.infer<typeof storeProblem>;

export const bootState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('opening') }),
  z.object({ state: z.literal('ready') }),
  z.object({ state: z.literal('failed'), problem: storeProblem }),
]);
export type BootState = z.infer<typeof bootState>;
