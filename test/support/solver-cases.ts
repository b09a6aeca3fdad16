/** Resolution problems with known answers, read from a folder outside of the project. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { PackageManifest, Scenario } from '../../main/core/resolve/scenario.ts';

const projectRoot = resolve(import.meta.dirname, '../..');
const vectors = resolve(projectRoot, process.env.HYPER_VECTORS ?? '../shared/vectors');
/** HYPER_SOLVER, else the folder `solver` beside that of the vectors. */
export const solverFolder = resolve(
  projectRoot,
  process.env.HYPER_SOLVER ?? join(dirname(vectors), 'solver'),
);

/** Why nothing can be run; undefined when there are cases. */
export const missingCases =
  statSync(join(solverFolder, 'open'), { throwIfNoEntry: false })?.isDirectory() === true
    ? undefined
    : `no solver cases in ${relative(projectRoot, solverFolder)}; set HYPER_SOLVER to the folder that holds them`;

export type Expected =
  | {
      status: 'resolved';
      versions: Record<string, string>;
      /** `exact`: this answer alone is right. */
      match: 'exact' | 'valid';
      /** The reference cannot be bettered one package at a time, so no answer may be. */
      singleSwapFree?: boolean;
      cycles?: string[][];
    }
  | { status: 'unsatisfiable'; core?: { packages: string[]; edges: number; minimal: boolean } };

export interface SolverCase {
  id: string;
  family: string;
  needs: string[];
  input: Scenario;
  expected: Expected;
}

/** One set of packages, many roots: name, version, and whether it can be solved. */
export interface Sweep {
  id: string;
  packages: Scenario['packages'];
  roots: [name: string, version: string, satisfiable: boolean][];
}

interface Raw {
  format: string;
  input?: { packagesRef?: { file: string } };
}

interface CaseFile {
  name: string;
  /** Read when it is asked for: all of them at once are large. */
  read: () => SolverCase | Sweep;
}

/** Every file with cases, by name. */
export function caseFiles(): CaseFile[] {
  if (missingCases !== undefined) return [];
  const folder = join(solverFolder, 'open');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.json(?:\.gz)?$/u.test(name))
    .sort()
    .map((name) => ({
      name: name.replace(/\.json(?:\.gz)?$/u, ''),
      read: () => readCase(join(folder, name)),
    }));
}

export function isSweep(file: SolverCase | Sweep): file is Sweep {
  return 'roots' in file;
}

/** A file of the folder, JSON, packed or not. */
export function readPacked(path: string): unknown {
  const bytes = readFileSync(path);
  return JSON.parse((path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
}

function readCase(path: string): SolverCase | Sweep {
  const raw = readPacked(path) as Raw;
  if (raw.format === 'hyper-solver-sweep/1') return raw as unknown as Sweep;
  if (raw.format !== 'hyper-solver-case/1') throw new Error(`${path} has the unknown format ${raw.format}`);
  const read = raw as unknown as SolverCase;
  const table = raw.input?.packagesRef?.file;
  if (table === undefined) return read;
  const { root, options } = read.input;
  const packages = reachable(root, sharedPackages(table));
  return { ...read, input: { root, packages, ...(options === undefined ? {} : { options }) } };
}

type Packages = Record<string, Record<string, PackageManifest>>;
const tables = new Map<string, Packages>();

/** Tables several cases share: versions point at the manifest they have in common with others. */
function sharedPackages(file: string): Packages {
  const known = tables.get(file);
  if (known !== undefined) return known;
  const { packages, manifests } = readPacked(join(solverFolder, 'data', file)) as {
    packages: Record<string, [version: string, manifest: number, published?: string][]>;
    manifests: PackageManifest[];
  };
  const expanded: Packages = {};
  for (const [name, versions] of Object.entries(packages))
    expanded[name] = Object.fromEntries(
      versions.map(([version, manifest, published]) => [
        version,
        { ...manifests[manifest], ...(published === undefined ? {} : { published }) },
      ]),
    );
  tables.set(file, expanded);
  return expanded;
}

/** What the root can reach by name. */
function reachable(root: PackageManifest, packages: Packages): Packages {
  const found: Packages = {};
  const waiting = namesIn(root);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const versions = packages[name];
    if (versions === undefined || found[name] !== undefined) continue;
    found[name] = versions;
    for (const manifest of Object.values(versions)) waiting.push(...namesIn(manifest));
  }
  return found;
}

function namesIn(manifest: PackageManifest): string[] {
  const { dependencies, devDependencies, buildDependencies, peerDependencies, optionalDependencies } =
    manifest;
  return [dependencies, devDependencies, buildDependencies, peerDependencies, optionalDependencies].flatMap(
    (entries) => Object.keys(entries ?? {}),
  );
}
