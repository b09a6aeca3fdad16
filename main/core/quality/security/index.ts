/** The security report as the store's threads know it: short reads, and the record of what was mended. */

export { notePermissions } from './permissions/note-permissions.ts';
export { acceptedSecrets } from './queries/accepted-secrets.ts';
export { findUses } from './queries/find-uses.ts';
export { scanGivenUp } from './queries/given-up.ts';
export { queryKeyFindings } from './queries/key-findings.ts';
export { lockfileUses } from './queries/lockfile-uses.ts';
export { scanVersions } from './queries/scan-versions.ts';
export { queryLastVersion } from './queries/version-range.ts';
export { securitySchemaDown, securitySchemaUp } from './schema.ts';
