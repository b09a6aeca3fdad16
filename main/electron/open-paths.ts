import { app } from 'electron';
import { registerSources } from './register-sources.ts';
import type { ShellContext } from './shell-context.ts';

/** Offer files the operating system opened with the app to the page, once the core can name them by token. */
export async function openPaths(context: ShellContext, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return;
  const core = await context.boot.whenReady();
  const offers = registerSources(core, paths);
  for (const path of paths) app.addRecentDocument(path);
  context.commands.send({ type: 'import', offers });
}
