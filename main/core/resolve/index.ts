/** Dependencies: what the store's threads may use of it. */
export { PackageCatalog } from './catalog/package-catalog.ts';
export type { PackageRecord } from './catalog/records.ts';
export { type Standing, standingOf } from './catalog/standing.ts';
export { setDependencies } from './commands/set-dependencies.ts';
export { impossibleIn } from './impossible.ts';
export type { Resolver } from './job/resolver.ts';
export { lockMediaType } from './lock-media-type.ts';
export { checkLockfile } from './queries/check-lockfile.ts';
export { dependencyGraph } from './queries/dependency-graph.ts';
export { findRelationships } from './queries/find-relationships.ts';
export { listDependencies } from './queries/list-dependencies.ts';
export { lockVersions } from './queries/lock-versions.ts';
export { matchConstraint } from './queries/match-constraint.ts';
export { resolveSchemaDown, resolveSchemaUp } from './schema.ts';
