/** What charts need of the rest of the core. */
import type { Recording } from '../../../../contract/quality-figures.ts';
import type { ProcessKind } from '../../../../contract/quality-words.ts';
import type { RegistryStore } from '../../services.ts';
import type { QualityHistory } from '../history/quality-history.ts';
import type { LevelUnit } from './drawing/subject.ts';

/** What a process is. */
export interface ProcessTraits {
  readonly label: string;
  readonly kind: ProcessKind;
  /** Of a resource. */
  readonly unit?: LevelUnit | undefined;
}

export interface ChartPorts {
  readonly store: Pick<RegistryStore, 'read' | 'write' | 'onChanges'>;
  readonly history: QualityHistory;
  /** Undefined: there is no such process. */
  traits(process: string): ProcessTraits | undefined;
  recording(): Recording;
  /** The goal for durations of a process, milliseconds. */
  durationGoal(process: string): number;
  /** Milliseconds since the epoch. */
  now(): number;
  readonly log: { warn(fields: object, message: string): void };
}
