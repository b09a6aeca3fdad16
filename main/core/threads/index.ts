/** Threads that work on one command at a time, and the pools that share them out. */
export { type Answer, JobThread } from './job-thread.ts';
export { type Stoppable, Stopped } from './stop-flag.ts';
export { createThreadPool } from './thread-pool.ts';
