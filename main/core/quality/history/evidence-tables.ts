/** Everything the thread of the evidence can do. */
import { type Migration, storeSchemaDown, storeSchemaUp } from '../../../store/index.ts';
import { appendEvidence, evidenceProgress } from './append.ts';
import { queryDefects, queryFailures } from './query-failures.ts';
import { queryFigures } from './query-figures.ts';
import { queryPoints } from './query-points.ts';
import { querySamples } from './query-samples.ts';
import { querySlow } from './query-slow.ts';
import { queryStatus } from './query-status.ts';
import { retainEvidence } from './retain.ts';
import { evidenceSchemaDown, evidenceSchemaUp } from './schema.ts';

/** Applied in order; never edited once released. */
export const migrations: readonly Migration[] = [
  { name: 'evidence', up: storeSchemaUp + evidenceSchemaUp, down: evidenceSchemaDown + storeSchemaDown },
];

export const commands = {
  'evidence.append': appendEvidence,
  'evidence.retain': retainEvidence,
};

export const queries = {
  'evidence.progress': evidenceProgress,
  'evidence.points': queryPoints,
  'evidence.failures': queryFailures,
  'evidence.defects': queryDefects,
  'evidence.figures': queryFigures,
  'evidence.samples': querySamples,
  'evidence.slow': querySlow,
  'evidence.status': queryStatus,
};

export type EvidenceCommands = typeof commands;
export type EvidenceQueries = typeof queries;
