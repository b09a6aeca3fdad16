import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.ts';

interface Target {
  readonly name: string;
  readonly sources: readonly string[];
  /** Present after every good build. */
  readonly output: string;
}

const shared = ['contract', 'package.json', 'package-lock.json', 'tsconfig.base.json'];
const targets: readonly Target[] = [
  { name: 'main', sources: ['main', ...shared], output: 'dist/main/cli.js' },
  { name: 'resolver', sources: ['main', ...shared], output: 'dist/resolver/resolve-scenario.js' },
  { name: 'preload', sources: ['preload', ...shared], output: 'dist/preload/index.cjs' },
  { name: 'renderer', sources: ['renderer', ...shared], output: 'dist/renderer/index.html' },
];

/**
 * Build every part (or those named in `parts`) whose sources changed since its last build. @returns the names of the parts that were built.
 * @throws Error when a build fails; the part is then built again the next time.
 */
export async function buildStale(
  root: string,
  options: { force?: boolean; quiet?: boolean; parts?: readonly string[] } = {},
): Promise<string[]> {
  const stale = targets
    .filter(({ name }) => options.parts?.includes(name) ?? true)
    .filter((target) => options.force || !isFresh(root, target));
  if (stale.length === 0) return [];
  const { build } = await import('vite');
  for (const target of stale) {
    const stamp = stampOf(root, target);
    await build({
      root: target.name === 'renderer' ? join(root, 'renderer') : root,
      configFile: join(root, configOf(target)),
      logLevel: options.quiet ? 'warn' : 'info',
    });
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(stampFile(root, target), stamp);
  }
  return stale.map((target) => target.name);
}

function isFresh(root: string, target: Target): boolean {
  const file = stampFile(root, target);
  if (!existsSync(file) || !existsSync(join(root, target.output))) return false;
  return readFileSync(file, 'utf8') === stampOf(root, target);
}

function stampOf(root: string, target: Target): string {
  return fingerprint(root, [...target.sources, configOf(target)]);
}

function stampFile(root: string, target: Target): string {
  return join(root, 'dist', `${target.name}.stamp`);
}

function configOf(target: Target): string {
  return `vite.${target.name}.config.ts`;
}
