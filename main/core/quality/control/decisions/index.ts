/** Decisions as the store thread knows them. */
export {
  countOpenSignals,
  type Decisions,
  querySignals,
  readDecisions,
} from './decision-queries.ts';
export { freezeLimits } from './limits-commands.ts';
export { annotate, exclude, include, removeAnnotation } from './mark-commands.ts';
export type { LimitsVersion, RaisedSignal } from './rows.ts';
export { decisionsSchemaDown, decisionsSchemaUp } from './schema.ts';
export { acknowledgeSignal, raiseSignals } from './signal-commands.ts';
