/** Entry of a thread that resolves: one command at a time, on a reading handle of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { openReader, toErrorFrame } from '../../../store/index.ts';
import { type Stoppable, Stopped } from '../../threads/index.ts';
import { CoherentCatalog } from '../catalog/coherent-catalog.ts';
import { conflictsJob } from './conflicts-job.ts';
import { impactJob } from './impact-job.ts';
import { JobContext } from './job-context.ts';
import type { JobCommand, JobName, JobReply, Jobs, ThreadSettings } from './messages.ts';
import { resolveJob } from './resolve-job.ts';

const reply = (message: JobReply): void => parentPort?.postMessage(message);

const jobs: {
  [Name in JobName]: (
    context: JobContext<Jobs[Name]['step']>,
    input: Jobs[Name]['input'],
  ) => Jobs[Name]['output'];
} = {
  conflicts: conflictsJob,
  impact: impactJob,
  resolve: resolveJob,
};

const { databasePath } = workerData as ThreadSettings;
const open = () => {
  const db = openReader(databasePath);
  return { db, catalog: new CoherentCatalog(db) };
};
let opened: ReturnType<typeof open> | undefined;

parentPort?.on('message', ({ name, input, stop }: Stoppable<JobCommand>) => {
  try {
    opened ??= open();
    const context = new JobContext<unknown>(opened.db, opened.catalog, stop, (step) =>
      reply({ type: 'step', step }),
    );
    reply({ type: 'done', output: jobs[name](context, input as never) });
  } catch (error) {
    reply({ type: 'failed', error: error instanceof Stopped ? { type: 'stopped' } : toErrorFrame(error) });
  }
});
