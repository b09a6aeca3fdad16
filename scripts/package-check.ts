/**
 * `node scripts/package-check.ts`: package the app for Linux with the configuration that ships, look at what is inside, and run it.
 * Electron's own binary is replaced by a stand-in that runs the packaged code, so no download is needed; without the stand-in the check is skipped.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkContents } from './package-check/contents.ts';
import { packageApp } from './package-check/package-app.ts';
import { createReport } from './package-check/report.ts';
import { runPackaged } from './package-check/run-packaged.ts';

const root = resolve(import.meta.dirname, '..');
const double = resolve(root, process.env.HYPER_ELECTRON_DOUBLE ?? '../shared/electron-double');
const report = createReport();

if (!existsSync(resolve(double, 'dist-stub'))) {
  report.skip('package', `HYPER_ELECTRON_DOUBLE names no Electron stand-in (${double})`);
} else if (!existsSync(resolve(root, 'dist/main/app.js'))) {
  report.check('the build exists (npm run build)', false);
} else {
  const folder = await packageApp(root, double);
  checkContents(folder, report);
  await runPackaged({ root, double, folder }, report);
}
report.end();
