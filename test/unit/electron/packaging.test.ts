import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Configuration } from 'electron-builder';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const file = resolve(import.meta.dirname, '../../../electron-builder.yml');
const configuration: Configuration = parse(readFileSync(file, 'utf8'));

/** Each fuse by name: one that electron-builder learns later makes this fail to compile until it is decided. */
type Fuses = Required<Omit<NonNullable<Configuration['electronFuses']>, 'resetAdHocDarwinSignature'>>;
const fuses: Fuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
};

describe('electron-builder.yml', () => {
  it('spells out every fuse', () => {
    expect(configuration.electronFuses).toEqual(fuses);
  });
  it('packs an archive and keeps native modules outside it', () => {
    expect(configuration.asar).toBeTruthy();
    expect(configuration.asarUnpack).toEqual(['**/*.node']);
  });
  it('opens bundles and archives, and builds for three platforms', () => {
    const extensions = [configuration.fileAssociations ?? []].flat().map(({ ext }) => ext);
    expect(extensions).toEqual(['hyper', 'tgz']);
    const targets = [configuration.linux?.target, configuration.win?.target, configuration.mac?.target];
    expect(targets).toEqual([['AppImage', 'deb'], ['nsis'], ['dmg']]);
  });
});
