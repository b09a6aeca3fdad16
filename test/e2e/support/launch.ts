/** Starts the desktop app: in real Electron where its binary is present, else on the test double of it. */
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { _electron, expect, type Page } from '@playwright/test';

type Electron = typeof import('electron');

/** What both launchers have in common; specs use nothing else. */
export interface DesktopApp {
  firstWindow(): Promise<Page>;
  /** Run a function in the main process. It is sent as text: it may use its arguments only. */
  evaluate<R, A = undefined>(run: (electron: Electron, argument: A) => R, argument?: A): Promise<Awaited<R>>;
  process(): ChildProcess;
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** HYPER_HOME of the started app. */
  home: string;
  /** Arguments after the program, e.g. files to open. */
  files?: string[];
  env?: Record<string, string>;
  cwd?: string;
}

export const projectRoot = resolve(import.meta.dirname, '../../..');
const main = join(projectRoot, 'dist/main/app.js');
const doubleFolder = resolve(projectRoot, process.env.HYPER_ELECTRON_DOUBLE ?? '../shared/electron-double');

export type Launcher = { kind: 'electron' | 'double' } | { kind: 'none'; reason: string };

/** Which launcher this machine has, or why there is none. */
export function chooseLauncher(): Launcher {
  if (electronBinary() !== undefined) return { kind: 'electron' };
  if (existsSync(join(doubleFolder, 'launch.mjs'))) return { kind: 'double' };
  return {
    kind: 'none',
    reason: `no Electron binary is installed, and HYPER_ELECTRON_DOUBLE names no double (${doubleFolder})`,
  };
}

/** The app's page, once its own document is there: a window begins with an empty one. */
export async function firstPage(app: DesktopApp): Promise<Page> {
  const page = await app.firstWindow();
  await expect(page).toHaveTitle('Hyper Registry');
  return page;
}

/** Start the built app. @throws Error when this machine has no launcher; ask `chooseLauncher` first. */
export async function launch(options: LaunchOptions): Promise<DesktopApp> {
  const launcher = chooseLauncher();
  if (launcher.kind === 'none') throw new Error(launcher.reason);
  const env: Record<string, string> = { ...definedEnvironment(), ...options.env, HYPER_HOME: options.home };
  const settings = { args: [main, ...(options.files ?? [])], env, cwd: options.cwd ?? projectRoot };
  if (launcher.kind === 'double') return (await loadDouble())(settings);
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return _electron.launch({ ...settings, args: [...sandbox, ...settings.args] });
}

function electronBinary(): string | undefined {
  const folder = join(projectRoot, 'node_modules/electron');
  const file = join(folder, 'path.txt');
  if (!existsSync(file)) return undefined;
  const binary = join(folder, 'dist', readFileSync(file, 'utf8').trim());
  return existsSync(binary) ? binary : undefined;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

type LaunchDouble = (settings: {
  args: string[];
  env: Record<string, string>;
  cwd: string;
}) => Promise<DesktopApp>;

async function loadDouble(): Promise<LaunchDouble> {
  const module: { launch: LaunchDouble } = await import(pathToFileURL(join(doubleFolder, 'launch.mjs')).href);
  return module.launch;
}
