export {
  type Coordinate,
  formatCoordinate,
  InvalidCoordinate,
  namespaceAncestors,
  parseCoordinate,
  parseNamespace,
  suggestFromNpm,
  validateName,
} from './coordinate.ts';
export {
  createDigester,
  type Digest,
  type Digester,
  digestOf,
  InvalidDigest,
  parseDigest,
} from './digest.ts';
export { createUuidV7, parseUuidV7, type UuidV7Sources, uuidV7 } from './uuid-v7.ts';
export {
  compareVersions,
  constraintToRange,
  InvalidConstraint,
  maxSatisfying,
  parseVersion,
  satisfies,
  versionSortKey,
} from './version.ts';
