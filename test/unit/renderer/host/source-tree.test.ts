// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { readPicked } from '../../../../renderer/host/source-tree.ts';

function picked(path: string): File {
  const file = new File(['x'], path.split('/').at(-1) ?? path);
  Object.defineProperty(file, 'webkitRelativePath', { value: path.includes('/') ? path : '' });
  return file;
}

test('files of a picked folder become one folder with paths relative to it; single files stay files', () => {
  const items = readPicked(['pack/hyper.yaml', 'pack/src/a.js', 'other/b.js', 'lone.tgz'].map(picked));
  expect(
    items.map((item) => [
      item.type,
      item.name,
      item.type === 'folder' ? item.files.map(({ path }) => path) : [],
    ]),
  ).toEqual([
    ['folder', 'pack', ['hyper.yaml', 'src/a.js']],
    ['folder', 'other', ['b.js']],
    ['file', 'lone.tgz', []],
  ]);
});
