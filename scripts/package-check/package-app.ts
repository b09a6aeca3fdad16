import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';

/**
 * Package for Linux x64 into `release/check`, from the stand-in's distribution. Everything else is the configuration that
 * ships (electron-builder reads it itself), but for the fuses: they are bytes of the real binary.
 * @returns the unpacked application's folder.
 */
export async function packageApp(root: string, double: string): Promise<string> {
  const output = join(root, 'release', 'check');
  rmSync(output, { recursive: true, force: true });
  await build({
    projectDir: root,
    targets: Platform.LINUX.createTarget('dir', Arch.x64),
    publish: 'never',
    config: { directories: { output }, electronDist: join(double, 'dist-stub'), electronFuses: null },
  });
  return join(output, 'linux-unpacked');
}
