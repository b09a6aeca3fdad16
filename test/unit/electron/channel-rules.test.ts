import { describe, expect, it } from 'vitest';
import { externalLink } from '../../../main/electron/external-link.ts';
import { folderName } from '../../../main/electron/folder-name.ts';
import { readPreloadMessage } from '../../../main/electron/preload-message.ts';
import { senderRefusal } from '../../../main/electron/sender-refusal.ts';
import { isShellUrl } from '../../../main/electron/shell-origin.ts';

const frame = { url: 'hyper://app/#/browse', parent: null };

describe('senderRefusal', () => {
  it('hears the main frame of the own window', () => {
    expect(senderRefusal({ frame, contentsId: 3 }, 3)).toBeUndefined();
  });
  it.each([
    ['a frame that is gone', { frame: null, contentsId: 3 }],
    ['another origin', { frame: { ...frame, url: 'https://app/' }, contentsId: 3 }],
    ['an origin that begins alike', { frame: { ...frame, url: 'hyper://app.evil/' }, contentsId: 3 }],
    ['a blank page', { frame: { ...frame, url: 'about:blank' }, contentsId: 3 }],
    ['an embedded frame', { frame: { ...frame, parent: frame }, contentsId: 3 }],
    ['another window', { frame, contentsId: 4 }],
  ])('does not hear %s', (_what, sender) => {
    expect(senderRefusal(sender, 3)).toBeTypeOf('string');
  });
  it('hears nobody while there is no window', () => {
    expect(senderRefusal({ frame, contentsId: 3 }, undefined)).toBeTypeOf('string');
  });
});

describe('readPreloadMessage', () => {
  it('reads frames of text and bytes', () => {
    expect(readPreloadMessage({ kind: 'rpc', data: '{}' })).toEqual({ kind: 'rpc', data: '{}' });
    expect(readPreloadMessage({ kind: 'rpc', data: new Uint8Array([1]) })?.kind).toBe('rpc');
    expect(readPreloadMessage({ kind: 'rpc', data: new ArrayBuffer(1) })?.kind).toBe('rpc');
  });
  it('reads offers of absolute paths', () => {
    const offer = { kind: 'offer', id: 1, paths: ['/tmp/a.tgz'] };
    expect(readPreloadMessage(offer)).toEqual(offer);
  });
  it.each([
    ['nothing', undefined],
    ['text', 'rpc'],
    ['another kind', { kind: 'run', data: 'x' }],
    ['a frame of another type', { kind: 'rpc', data: { id: 1 } }],
    ['a frame too large', { kind: 'rpc', data: 'x'.repeat(33 * 1024 * 1024) }],
    ['a relative path', { kind: 'offer', id: 1, paths: ['a.tgz'] }],
    ['a path that is no text', { kind: 'offer', id: 1, paths: ['/a', 5] }],
    ['an id that is no number', { kind: 'offer', id: '1', paths: [] }],
    ['too many paths', { kind: 'offer', id: 1, paths: Array.from({ length: 10_001 }, () => '/a') }],
  ])('refuses %s', (_what, value) => {
    expect(readPreloadMessage(value)).toBeUndefined();
  });
});

describe('isShellUrl', () => {
  it.each([
    ['hyper://app/', true],
    ['hyper://app/content/1', true],
    ['hyper://app', false],
    ['hyper://application/', false],
    ['hyper://user@app/', false],
    ['https://app/', false],
    ['javascript:hyper://app/', false],
  ])('%s: %s', (url, own) => {
    expect(isShellUrl(url)).toBe(own);
  });
});

describe('externalLink', () => {
  it('takes https with a host', () => {
    expect(externalLink('https://semver.org/spec')?.hostname).toBe('semver.org');
  });
  it.each([
    'http://semver.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'ms-settings:',
    'smb://host/share',
    'https://user:secret@semver.org/',
    'https://',
    'not a link',
    '',
  ])('refuses %j', (url) => {
    expect(externalLink(url)).toBeUndefined();
  });
});

describe('folderName', () => {
  it.each([
    ['aes-1.5.0', 'aes-1.5.0'],
    ['../../etc', '-..-etc'],
    ['..', 'artifact'],
    ['', 'artifact'],
    ['a/b\\c', 'a-b-c'],
    ['.hidden', 'hidden'],
    ['tail. ', 'tail'],
    ['nul\0byte', 'nul-byte'],
  ])('%j becomes %j', (name, folder) => {
    expect(folderName(name)).toBe(folder);
  });
});
