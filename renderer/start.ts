import { openSession } from './host/session.ts';

/** Runs before the rest of the page is loaded (see the build's `startFirst`): by the time that asks for anything, the session is open. */
export const session = openSession();
