/** A registry of many packages that depend on each other, written straight into the tables: importing them would take minutes. */
import Database from 'better-sqlite3';
import { versionSortKey } from '../../../main/core/identity/index.ts';
import { seeded } from './synthetic.ts';

export interface GraphShape {
  packages: number;
  /** Share of requirements that ask for an older major than the newest. */
  lagging: number;
  /** Share of requirements on packages that are not there. */
  dangling: number;
  seed: number;
}

/** Below which everything lies, in 200 namespaces. */
export const graphNamespace = 'org.big';

const layers = 8;

/** The name of the `index`-th package; the lower the index the more depend on it. */
export function graphName(index: number): { namespace: string; name: string } {
  return { namespace: `${graphNamespace}.team${index % 200}`, name: `package-${index}` };
}

/** Fill the registry of a home that is not open. Five requirements on the average, on popular ones more often. */
export function writeGraph(databasePath: string, { packages, lagging, dangling, seed }: GraphShape): void {
  const random = seeded(seed);
  const db = new Database(databasePath);
  db.pragma('synchronous = OFF');
  const insert = {
    namespace: db.prepare('INSERT OR IGNORE INTO namespaces (path, created_at) VALUES (?, 0)'),
    package: db.prepare(
      `INSERT INTO packages (package_rowid, package_id, namespace, name, kind, live_versions, created_at, updated_at)
       VALUES (?,?,?,?,'library',?,0,0)`,
    ),
    version: db.prepare(
      `INSERT INTO versions (version_rowid, version_id, package_rowid, version, precedence, sort_key, state, signature,
         content_digest, content_size, media_type, manifest_digest, file_count, unpacked_size, description, license,
         authors, keywords, homepage, repository, created_by, created_at, published_at)
       VALUES (?,?,?,?,?,?,'published','unsigned',?,1,'text/plain','sha256:0',1,1,?,'MIT','[]','[]','','','bench',0,?)`,
    ),
    dependency: db.prepare(
      `INSERT INTO dependencies (version_rowid, position, namespace, name, version_constraint, type, optional)
       VALUES (?,?,?,?,?,'runtime',0)`,
    ),
  };
  // How many majors a package has follows from its index, so that it is known before it is written.
  const majorsOf = (index: number) => 1 + ((index * 7_919) % 3);
  // By Zipf's law over a lower layer, so that no circle closes.
  const target = (index: number): number => {
    const layer = Math.floor(random() * (index % layers));
    return (Math.floor((packages / layers) ** random()) - 1) * layers + layer;
  };
  let versionRowid = 0;
  db.transaction(() => {
    insert.namespace.run(graphNamespace);
    for (let team = 0; team < 200; team += 1) insert.namespace.run(`${graphNamespace}.team${team}`);
    for (let index = 0; index < packages; index += 1) {
      const { namespace, name } = graphName(index);
      insert.package.run(index + 1, idOf('8000', index), namespace, name, majorsOf(index));
      for (let major = 1; major <= majorsOf(index); major += 1) {
        versionRowid += 1;
        const version = `${major}.${index % 10}.0`;
        insert.version.run(
          versionRowid,
          idOf('9000', versionRowid),
          index + 1,
          version,
          version,
          versionSortKey(version),
          `sha256:${versionRowid.toString(16).padStart(64, '0')}`,
          'A package of a benchmark, with a description of the length that people write.',
          1_700_000_000_000 + versionRowid * 1_000,
        );
        if (index % layers === 0) continue;
        const count = 1 + Math.floor(random() * 9);
        const seen = new Set<number>([index]);
        for (let position = 0; position < count; position += 1) {
          const on = target(index);
          if (seen.has(on)) continue;
          seen.add(on);
          const absent = random() < dangling;
          const newest = majorsOf(on);
          const wanted = random() < lagging ? 1 + Math.floor(random() * newest) : newest;
          const place = graphName(on);
          insert.dependency.run(
            versionRowid,
            position,
            place.namespace,
            absent ? `absent-${on}` : place.name,
            `^${wanted}.0.0`,
          );
        }
      }
    }
  })();
  db.exec('ANALYZE');
  db.close();
}

function idOf(variant: string, number: number): string {
  return `01900000-0000-7000-${variant}-${number.toString(16).padStart(12, '0')}`;
}
