export {
  createDigester,
  type Digest,
  type Digester,
  digestOf,
  InvalidDigest,
  parseDigest,
} from './digest.ts';
export { createUuidV7, parseUuidV7, type UuidV7Sources, uuidV7 } from './uuid-v7.ts';
