import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { openedPaths } from '../../../main/electron/opened-paths.ts';

const folder = mkdtempSync(join(tmpdir(), 'opened-'));
const write = (name: string): string => {
  const path = join(folder, name);
  writeFileSync(path, '');
  return path;
};
const archive = write('a.tgz');
const bundle = write('b c.hyper');
const zip = write('C.ZIP');
const manifest = write('hyper.yaml');
write('notes.yaml');
write('app.js');
afterAll(() => rmSync(folder, { recursive: true }));

describe('openedPaths', () => {
  it('resolves relative paths against the folder of the second start', () => {
    expect(openedPaths(['a.tgz', './C.ZIP'], folder)).toEqual([archive, zip]);
  });
  it('reads the file URLs of a desktop entry', () => {
    expect(openedPaths([pathToFileURL(bundle).href], '/')).toEqual([bundle]);
  });
  it('takes manifests by their exact name only', () => {
    expect(openedPaths(['hyper.yaml', 'notes.yaml'], folder)).toEqual([manifest]);
  });
  it('leaves out switches, programs, missing files and repeats', () => {
    const argv = [
      '/usr/bin/electron',
      'app.js',
      '.',
      '--inspect=0',
      '--load=x.tgz',
      'gone.tgz',
      archive,
      'a.tgz',
      'file://%zz',
    ];
    expect(openedPaths(argv, folder)).toEqual([archive]);
  });
});
