/** Reliability demonstrations: what the store threads run. */

export { hasVersion, knownVersion, sampleVersions, versionsOfPackage } from './scenarios/inputs-query.ts';
export {
  beginRun,
  cancelDemonstration,
  checkpointRun,
  createDemonstration,
  endRun,
  keepEnvelope,
  pauseUnfinished,
} from './store/commands.ts';
export {
  hasUnfinishedRun,
  listDemonstrations,
  listOthers,
  readDemonstration,
} from './store/queries.ts';
export { demonstrationSchemaDown, demonstrationSchemaUp } from './store/schema.ts';
export { settle } from './store/settle.ts';
