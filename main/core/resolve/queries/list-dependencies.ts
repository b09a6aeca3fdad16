/** The declared dependencies of a version, each with what is there for it. */
import type Database from 'better-sqlite3';
import { sql } from '../../../store/index.ts';
import { refuse } from '../../refuse.ts';
import { type DependencyRow, dependencyColumns, dependencyOf } from '../../registry/index.ts';
import { PackageCatalog } from '../catalog/package-catalog.ts';
import { standingOf } from '../catalog/standing.ts';

/** @throws Refusal NOT_FOUND */
export function listDependencies(db: Database.Database, { versionId }: { versionId: string }) {
  const catalog = new PackageCatalog(db);
  const found = catalog.byVersionId(versionId);
  if (!found) throw refuse.notFound('version', versionId);
  const rows = sql<DependencyRow>(
    db,
    `SELECT ${dependencyColumns} FROM dependencies WHERE version_rowid = ? ORDER BY position`,
  ).all(found.version.rowid);
  return {
    editable: found.version.state === 'draft',
    dependencies: rows.map((row) => {
      const dependency = dependencyOf(row);
      const requirement = catalog.requirementOf(dependency, found.pack.namespace);
      const pack = catalog.package(requirement.coordinate);
      const { matching, best, trouble, text } = standingOf(requirement, pack);
      return {
        ...dependency,
        range: requirement.range,
        versions: pack?.versions.length ?? 0,
        matching,
        ...(best === undefined || trouble !== undefined
          ? {}
          : {
              best: {
                versionId: best.versionId,
                version: best.version,
                ...(best.deprecated === undefined ? {} : { deprecated: best.deprecated }),
              },
            }),
        ...(text === undefined ? {} : { problem: text }),
      };
    }),
  };
}
