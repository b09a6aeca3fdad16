/** What passes between the core and the threads that resolve. */
import type { Finding, Lockfile, Resolution } from '../../../../contract/resolution.ts';
import type { toErrorFrame } from '../../../store/index.ts';
import type { ProblemInput } from '../answer/prepare-problem.ts';
import type { SolveStatistics } from '../scenario.ts';
import type { AffectedVersion, ImpactInput } from './impact-job.ts';

/** Work by name: what goes in, what comes out, and what is told on the way. */
export interface Jobs {
  resolve: {
    input: ProblemInput;
    output: { resolution: Resolution; lockfile?: Lockfile };
    step: { phase: 'loading' | 'solving' | 'explaining' } & SolveStatistics;
  };
  conflicts: {
    input: { namespace: string; most: number };
    output: { versions: number; counts: Record<string, number>; undecided: number; truncated: boolean };
    step: { type: 'progress'; done: number; total: number } | { type: 'findings'; findings: Finding[] };
  };
  impact: {
    input: ImpactInput;
    output: {
      direct: number;
      transitive: number;
      atLeast: boolean;
      truncated: boolean;
      affected: AffectedVersion[];
    };
    step: never;
  };
}
export type JobName = keyof Jobs;

export interface ThreadSettings {
  databasePath: string;
}

export interface JobCommand {
  name: JobName;
  input: unknown;
}

export type JobReply =
  | { type: 'step'; step: unknown }
  | { type: 'done'; output: unknown }
  | { type: 'failed'; error: ReturnType<typeof toErrorFrame> | { type: 'stopped' } };
