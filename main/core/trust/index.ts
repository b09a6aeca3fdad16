/** Keys, signatures, trust roots. What other domains and the store thread may use. */
export { CanonicalJsonError, canonicalize } from './canonical-json.ts';
export { applicableRoot, evaluateTrust } from './commands/evaluate-trust.ts';
export {
  addSignatures,
  insertKey,
  type NewKey,
  type NewSignature,
  type RefreshPackage,
  rejudgeExpiredRoots,
  rejudgeNamespace,
  setDefaultKey,
  setKeyState,
  setSignatureState,
  setTrustRoot,
  tellVault,
} from './commands/key-commands.ts';
export {
  queryKeys,
  queryPublicKey,
  queryRoots,
  querySealedSample,
  querySignatures,
  querySigningKey,
} from './commands/trust-queries.ts';
export { type Envelope, parseEnvelope, preAuthenticationEncoding } from './dsse.ts';
export { trustSchemaDown, trustSchemaUp } from './schema.ts';
export { verifySignature } from './signature.ts';
export { type KeychainPort, Signer } from './signer.ts';
export { type ArtifactStatement, artifactStatementType, type ResolvedKey } from './statement.ts';
export { typedPublicKey } from './typed-public-key.ts';
