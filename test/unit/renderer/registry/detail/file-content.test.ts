import { describe, expect, it } from 'vitest';
import { fileContent } from '../../../../../renderer/features/registry/detail/file-content.ts';
import { hexLine, hexLineCount } from '../../../../../renderer/features/registry/detail/hex-view.ts';

const base64 = (bytes: readonly number[] | string): string => Buffer.from(bytes as string).toString('base64');

describe('how a file is shown', () => {
  it('as text, whatever its line ends', () => {
    expect(fileContent('a.txt', base64('one\r\ntwo\nthree\rä'), false)).toEqual({
      type: 'text',
      lines: ['one', 'two', 'three', 'ä'],
    });
  });

  it('as text although truncation cut a character in two', () => {
    const cut = Buffer.from('grün').subarray(0, 3).toString('base64');
    expect(fileContent('a.txt', cut, true)).toEqual({ type: 'text', lines: ['gr'] });
    expect(fileContent('a.txt', cut, false).type).toBe('binary');
  });

  it('as bytes when it holds a zero or is no UTF-8', () => {
    expect(fileContent('a.txt', base64([104, 0, 105]), false).type).toBe('binary');
    expect(fileContent('a.txt', base64([0xff, 0xfe, 0x41]), false).type).toBe('binary');
  });

  it('as an image by its name, unless it is cut off', () => {
    expect(fileContent('x/Logo.SVG', base64('<svg/>'), false)).toMatchObject({
      type: 'image',
      mediaType: 'image/svg+xml',
    });
    expect(fileContent('logo.png', base64([137, 80, 0]), true).type).toBe('binary');
  });

  it('as nothing when it is empty', () => {
    expect(fileContent('logo.png', '', false)).toEqual({ type: 'empty' });
  });
});

describe('the hex dump', () => {
  const bytes = Uint8Array.from({ length: 18 }, (_, index) => index + 0x3e);

  it('shows sixteen bytes a line with their characters', () => {
    expect(hexLineCount(bytes)).toBe(2);
    expect(hexLine(bytes, 0)).toEqual({
      offset: '00000000',
      bytes: '3e 3f 40 41 42 43 44 45  46 47 48 49 4a 4b 4c 4d ',
      text: '>?@ABCDEFGHIJKLM',
    });
    expect(hexLine(bytes, 1)).toMatchObject({ offset: '00000010', text: 'NO' });
  });

  it('replaces what cannot be printed', () => {
    expect(hexLine(Uint8Array.of(0, 10, 65, 200), 0).text).toBe('··A·');
  });
});
