export {
  InvalidCoordinate,
  namespaceAncestors,
  parseCoordinate,
  parseNamespace,
  suggestFromNpm,
  validateName,
  validateTag,
} from './coordinate.ts';
export {
  createDigester,
  digestOf,
  parseDigest,
} from './digest.ts';
export { createUuidV7, parseUuidV7, uuidV7 } from './uuid-v7.ts';
export {
  constraintToRange,
  InvalidConstraint,
  maxSatisfying,
  parseVersion,
  satisfies,
  versionSortKey,
} from './version.ts';
