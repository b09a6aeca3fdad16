import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Arch, build, type Configuration, Platform } from 'electron-builder';
import { parse } from 'yaml';

/**
 * Package for Linux x64 into `release/check`, from the stand-in's distribution. Everything else is the configuration that
 * ships, but for the fuses: they are bytes of the real binary.
 * @returns the unpacked application's folder.
 */
export async function packageApp(root: string, double: string): Promise<string> {
  const output = join(root, 'release', 'check');
  rmSync(output, { recursive: true, force: true });
  const { electronFuses: _fuses, ...shipped } = readConfiguration(root);
  await build({
    projectDir: root,
    targets: Platform.LINUX.createTarget('dir', Arch.x64),
    publish: 'never',
    config: {
      ...shipped,
      extends: null,
      directories: { ...shipped.directories, output },
      electronDist: join(double, 'dist-stub'),
    },
  });
  return join(output, 'linux-unpacked');
}

/** The configuration that ships, as data. */
export function readConfiguration(root: string): Configuration {
  const configuration: Configuration = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));
  return configuration;
}
