/** Whether everything a lockfile names is still there, unchanged, and still what is asked for. */
import type Database from 'better-sqlite3';
import type { Lockfile } from '../../../../contract/resolution.ts';
import type { Strategy } from '../../../../contract/vocabulary.ts';
import { activeEdges } from '../answer/active-edges.ts';
import { PackageCatalog } from '../catalog/package-catalog.ts';
import type { PackageRecord, Requirement, VersionRecord } from '../catalog/records.ts';

interface LockProblem {
  coordinate: string;
  version: string;
  problem: 'missing' | 'digest' | 'yanked' | 'archived' | 'requirement' | 'strategy';
  text: string;
}

interface Found {
  pack: PackageRecord;
  version: VersionRecord;
}

/** Yanked and archived versions still serve whoever locked them: they are told, and all is well all the same. */
export function checkLockfile(
  db: Database.Database,
  { lockfile, strategy }: { lockfile: Lockfile; strategy?: Strategy | undefined },
): { ok: boolean; checked: number; problems: LockProblem[] } {
  const catalog = new PackageCatalog(db);
  const found = new Map<string, Found>();
  const problems: LockProblem[] = strategyProblems(lockfile, strategy);
  for (const [coordinate, { version, digest }] of Object.entries(lockfile.packages)) {
    const name = catalog.currentName(coordinate);
    const pack = catalog.package(name);
    const record = pack?.versions.find((one) => one.version === version);
    if (pack && record) found.set(name, { pack, version: record });
    problems.push(...versionProblems(coordinate, version, digest, pack, record));
  }
  problems.push(...requirementProblems(catalog, lockfile, found));
  return {
    ok: problems.every(({ problem }) => problem === 'yanked' || problem === 'archived'),
    checked: Object.keys(lockfile.packages).length,
    problems,
  };
}

function strategyProblems({ root, options }: Lockfile, strategy: Strategy | undefined): LockProblem[] {
  if (strategy === undefined || strategy === options.strategy) return [];
  const text = `It was locked with the strategy ${options.strategy}, not ${strategy}: other versions may be chosen.`;
  return [{ coordinate: root.coordinate ?? '', version: root.version ?? '', problem: 'strategy', text }];
}

function versionProblems(
  coordinate: string,
  version: string,
  digest: string,
  pack: PackageRecord | undefined,
  record: VersionRecord | undefined,
): LockProblem[] {
  const problem = (kind: LockProblem['problem'], text: string) => [
    { coordinate, version, problem: kind, text },
  ];
  if (!pack) return problem('missing', `There is no package ${coordinate} in this registry any more.`);
  if (!record) return problem('missing', `${coordinate} has no version ${version} any more.`);
  if (record.state === 'draft')
    return problem('missing', `${coordinate} ${version} is a draft, which no resolution may choose.`);
  if (record.digest !== digest)
    return problem(
      'digest',
      `The content of ${coordinate} ${version} is another one: ${digest} was locked, ${record.digest} is stored.`,
    );
  if (record.state === 'archived') return problem('archived', `${coordinate} ${version} was archived.`);
  if (record.yanked !== undefined)
    return problem('yanked', `${coordinate} ${version} was yanked: ${record.yanked}`);
  return [];
}

function requirementProblems(
  catalog: PackageCatalog,
  lockfile: Lockfile,
  found: ReadonlyMap<string, Found>,
): LockProblem[] {
  const { options, packages } = lockfile;
  const root = rootRequirements(catalog, lockfile);
  const rootName = lockfile.root.coordinate;
  const versions = Object.fromEntries([...found].map(([name, { version }]) => [name, version.version]));
  if (rootName !== undefined && lockfile.root.version !== undefined)
    versions[catalog.currentName(rootName)] = lockfile.root.version;
  const problems: LockProblem[] = [];
  activeEdges({
    versions,
    options,
    rootName: rootName === undefined ? undefined : catalog.currentName(rootName),
    requirementsOf: (name) => {
      const at = name === undefined ? undefined : found.get(name);
      return name === undefined ? root : at ? catalog.requirements(at.pack, at.version) : [];
    },
    unmet: ({ from, to, requirement: { coordinate, problem }, range }) => {
      // A version that is gone was told already.
      if (versions[to] === undefined && packages[coordinate] !== undefined) return;
      const asks = from === undefined ? (rootName ?? 'What was asked for') : `${from} ${versions[from]}`;
      const has = versions[to] === undefined ? 'is not locked' : `is locked at ${versions[to]}`;
      problems.push({
        coordinate,
        version: versions[to] ?? '',
        problem: 'requirement',
        text: problem ?? `${asks} asks for ${coordinate} ${range}, which ${has}.`,
      });
    },
  });
  return problems;
}

/** What the root asks for today; of one that is gone, what it asked for when it was locked. */
function rootRequirements(catalog: PackageCatalog, { root }: Lockfile): readonly Requirement[] {
  const pack =
    root.coordinate === undefined ? undefined : catalog.package(catalog.currentName(root.coordinate));
  const version = pack?.versions.find((one) => one.version === root.version);
  if (pack && version) return catalog.requirements(pack, version);
  const namespace = root.coordinate?.slice(0, root.coordinate.lastIndexOf('/')) ?? '';
  return root.dependencies.map((dependency) => catalog.requirementOf(dependency, namespace));
}
