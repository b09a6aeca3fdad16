import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, resolve } from 'node:path';
import { describe, it } from 'vitest';

const projectRoot = resolve(import.meta.dirname, '../..');
const root = resolve(projectRoot, process.env.HYPER_VECTORS ?? '../shared/vectors');

/** One file of a format: its path below the format's folder, and its content. */
export interface VectorFile {
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

/** Registers the tests of one file. Throws when the file's content is not understood. */
export type FileRunner = (file: VectorFile) => void;

/**
 * Runs every file of a format that is found in the folder of vectors. A file that its runner does not understand
 * becomes a failing test; a folder that is missing becomes a skip that says so. `wanted`: which files are this runner's,
 * where several share a folder.
 */
export function describeFormat(
  format: string,
  run: FileRunner,
  wanted: (file: VectorFile) => boolean = () => true,
): void {
  const folder = join(root, format);
  const files = listFiles(folder);
  if (files.length === 0) {
    const reason = `no vectors in ${relative(projectRoot, folder)}; set HYPER_VECTORS to the folder that holds them`;
    console.warn(`${format} is skipped: ${reason}`);
    describe(format, () => it.skip(reason));
    return;
  }
  for (const path of files) {
    const file = { name: relative(folder, path), path, text: readFileSync(path, 'utf8') };
    if (!wanted(file)) continue;
    describe(`${format}/${file.name}`, () => registerOrFail(file, run));
  }
}

/** The content of a JSON file; a syntax error becomes the failure of that file. */
export function readJson(file: VectorFile): unknown {
  return JSON.parse(file.text);
}

/** Throws unless a file announces as many cases as it holds. */
export function requireCount(announced: number | undefined, found: number): void {
  if (found === 0) throw new Error('the file holds no cases');
  if (announced !== undefined && announced !== found) {
    throw new Error(`the file announces ${announced} cases and holds ${found}`);
  }
}

function registerOrFail(file: VectorFile, run: FileRunner): void {
  try {
    run(file);
  } catch (error) {
    it('is understood', () => {
      throw new Error(`This file is not understood, so nothing of it was run: ${String(error)}`, {
        cause: error,
      });
    });
  }
}

function listFiles(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && !isProse(path))
    .sort();
}

function isProse(path: string): boolean {
  return extname(path) === '.md' || /(^|[/\\])(LICENSE|LICENCE|NOTICE|README)(\.[^/\\]*)?$/i.test(path);
}
