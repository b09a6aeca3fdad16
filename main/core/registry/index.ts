/** Packages, versions, namespaces, lifecycle. What other domains and the store thread may use. */
export { promote, rollback } from './commands/channels.ts';
export { countDownloads } from './commands/count-downloads.ts';
export { createVersion, insertDependencies } from './commands/create-version.ts';
export { countDependencies } from './commands/dependents.ts';
export {
  archive,
  deleteVersion,
  deprecate,
  publish,
  restore,
  undeleteVersion,
  undeprecate,
  unpublish,
  unyank,
  yank,
} from './commands/lifecycle.ts';
export { deleteNamespace, undeleteNamespace } from './commands/namespace-delete.ts';
export { setNamespacePolicy, updateNamespace } from './commands/namespace-edit.ts';
export { moveNamespace } from './commands/namespace-move.ts';
export { createNamespace, ensureNamespace, setQuota } from './commands/namespaces.ts';
export { refreshPackage } from './commands/refresh-package.ts';
export { noteSweep, sweepTrash } from './commands/sweep.ts';
export { removeTag, setTag } from './commands/tags.ts';
export type { DownloadCounter } from './download-counter.ts';
export { namespaceOf } from './namespace-row.ts';
export { namespaceSchemaDown, namespaceSchemaUp } from './namespace-schema.ts';
export { normaliseIdentity } from './normalise-identity.ts';
export { effectivePolicy } from './queries/effective-policy.ts';
export { getNamespace, getNamespacePolicy } from './queries/namespace-detail.ts';
export { currentNamespace, formerNamespaces } from './queries/namespace-forwarding.ts';
export { checkPlacement, countAll, listNamespaces, unknownBlobs } from './queries/namespace-queries.ts';
export { previewMove } from './queries/plan-move.ts';
export { listTagHistory, listTags } from './queries/tag-queries.ts';
export {
  auditEntryOf,
  getVersion,
  listDependents,
  listFiles,
  listVersions,
  locateContent,
  packageHistory,
  readForVerification,
  readManifest,
  readReadme,
} from './queries/version-queries.ts';
export { withNotices } from './queries/with-notices.ts';
export {
  type DependencyRow,
  dependencyColumns,
  dependencyOf,
  type PackageRow,
  statementDependencyOf,
  type VersionRow,
} from './rows.ts';
export { registrySchemaDown, registrySchemaUp } from './schema.ts';
export { statementOf, storeVersion, type VersionDraft } from './store-version.ts';
export { tagSchemaDown, tagSchemaUp } from './tag-schema.ts';
