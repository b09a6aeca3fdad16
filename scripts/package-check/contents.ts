import { existsSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { type PackagedFile, readArchive, readPacked } from './read-archive.ts';
import type { Report } from './report.ts';

/** What has no business in a package, wherever it lies. */
const unwanted =
  /\.(?:map|tsx?|[ch]pp|gyp|tgz|log)$|(?:^|\/)(?:tests?|__tests__|docs?|examples?|benchmarks?|bench|deps|\.github)(?:\/|$|\.)|node_modules\/(?:electron|node-(?:linux|win|darwin))/u;
/** Given by the runtime, optional speed-ups that `ws` tries and does without, or headers for a compiler. */
const givenModules = new Set(['electron', 'bufferutil', 'utf-8-validate', 'node-addon-api']);
/** Bytes. The code, without Electron itself. */
const sizeLimit = 24 * 1024 * 1024;

/** Judge what lies in a packaged application's folder, and print where its bytes are. */
export function checkContents(folder: string, report: Report): void {
  const resources = join(folder, 'resources');
  const archive = join(resources, 'app.asar');
  const files = readArchive(archive);
  const paths = files.map(({ path }) => path);

  printSizes(files);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  report.check(`the code is below ${mebibytes(sizeLimit)}`, bytes < sizeLimit, mebibytes(bytes));
  const stray = paths.filter((path) => unwanted.test(path));
  report.check('no sources, maps, tests, documents or build files', stray.length === 0, stray.join(', '));
  const entries = ['package.json', 'dist/main/app.js', 'dist/preload/index.cjs', 'dist/renderer/index.html'];
  const missing = entries.filter((path) => !paths.includes(path));
  report.check('the entries are there', missing.length === 0, missing.join(', '));
  checkNative(files, resources, report);
  checkImports(files, archive, report);
  const beside = ['files/samples', 'files/icons/512x512.png', 'files/docs/user-guide.md'].filter(
    (path) => !existsSync(join(resources, path)),
  );
  report.check('samples and icon lie beside the archive', beside.length === 0, beside.join(', '));
  const program = join(folder, 'hyper-registry');
  report.check('the program is executable', (statSync(program).mode & 0o111) === 0o111);
}

function checkNative(files: readonly PackagedFile[], resources: string, report: Report): void {
  const native = files.filter(({ path }) => path.endsWith('.node'));
  const names = native.map(({ path }) => path).join(', ');
  report.check('one native module, for this platform alone', native.length === 1, names);
  const [only] = native;
  const outside = only?.unpacked === true && existsSync(join(resources, 'app.asar.unpacked', only.path));
  report.check('it lies outside the archive', outside, names);
}

/** Every module the built code names must be in the package: a missing one fails on the person's machine only. */
function checkImports(files: readonly PackagedFile[], archive: string, report: Report): void {
  const packaged = new Set(
    files.flatMap(({ path }) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(path)?.[1] ?? []),
  );
  const code = files.filter(({ path }) => path.startsWith('dist/main/') && path.endsWith('.js'));
  const named = new Set(code.flatMap((file) => [...importedModules(readPacked(archive, file))]));
  for (const file of files) {
    if (!/^node_modules\/(?:@[^/]+\/)?[^/]+\/package\.json$/u.test(file.path)) continue;
    const { dependencies = {} }: { dependencies?: object } = JSON.parse(readPacked(archive, file));
    for (const name of Object.keys(dependencies)) named.add(name);
  }
  const lost = [...named].filter((name) => !packaged.has(name) && !givenModules.has(name));
  report.check(
    'every module that code or modules name is in the package',
    lost.length === 0,
    lost.join(', '),
  );
}

/** Names of packages in import statements at the start of a line; built-in modules left out. */
function* importedModules(code: string): Generator<string> {
  for (const [, specifier = ''] of code.matchAll(/^(?:import|export)\b[^'";]*["']([^"'\n]+)["'];?$/gmu)) {
    const name = /^(?:@[^/]+\/)?[^/]+/u.exec(specifier)?.[0] ?? specifier;
    const isBuiltIn = specifier.startsWith('node:') || builtinModules.includes(name);
    if (!specifier.startsWith('.') && !isBuiltIn) yield name;
  }
}

function printSizes(files: readonly PackagedFile[]): void {
  const groups = new Map<string, { count: number; bytes: number }>();
  for (const { path, size } of files) {
    const key = /^(?:dist\/[^/]+|node_modules\/(?:@[^/]+\/)?[^/]+)/u.exec(path)?.[0] ?? path;
    const group = groups.get(key) ?? { count: 0, bytes: 0 };
    groups.set(key, { count: group.count + 1, bytes: group.bytes + size });
  }
  const rows = [...groups].sort(([, a], [, b]) => b.bytes - a.bytes);
  for (const [key, { count, bytes }] of rows)
    console.log(`      ${mebibytes(bytes).padStart(10)}  ${String(count).padStart(4)} files  ${key}`);
}

function mebibytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(2)} MiB`;
}
