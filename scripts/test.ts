/** `npm test`: everything that can be checked here, one step after the other; the last line counts all tests. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  addCounts,
  type Counts,
  countsLine,
  playwrightCounts,
  playwrightRemarks,
  vitestCounts,
  vitestRemarks,
} from './test-counts.ts';

const root = resolve(import.meta.dirname, '..');
const reports = join(root, 'test-results', 'reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const none: Counts = { passed: 0, failed: 0, skipped: 0 };
/** What is left to say at the end, so that it is not lost in the middle. */
const remarks: string[] = [];
const counted: Counts[] = [];

step('types', () => tool('npm', ['run', '--silent', 'typecheck']));
step('style', () => tool('biome', ['check', '.']));
step('imports', () => tool('npm', ['run', '--silent', 'depcruise']));
step('dead code', () => tool('knip', []));
const isBuilt = step('build', () => tool(process.execPath, [join(root, 'scripts/build.ts')]));
step('unit and contract tests', () => vitest('unit', []));
step('public vectors', () =>
  vitest('vectors', ['--config', 'vitest.conformance.config.ts', '--reporter=dot']),
);
step('end to end', endToEnd);

for (const remark of remarks) console.log(remark);
const total = addCounts(counted);
console.log(countsLine(total));
process.exit(total.failed === 0 ? 0 : 1);

/** Run a step; a tool that fails counts as one failed test, so that the last line never says less than the exit code. */
function step(name: string, run: () => Counts): boolean {
  console.log(`\n── ${name}`);
  const startedAt = performance.now();
  const counts = run();
  counted.push(counts);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  if (counts.failed > 0) remarks.push(`FAILED: ${name}`);
  console.log(`── ${name}: ${counts.failed === 0 ? 'ok' : 'FAILED'} (${seconds} s)`);
  return counts.failed === 0;
}

function tool(program: string, words: string[], environment: Record<string, string> = {}): Counts {
  return runTool(program, words, environment) ? none : { ...none, failed: 1 };
}

function runTool(program: string, words: string[], environment: Record<string, string> = {}): boolean {
  const path = `${join(root, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`;
  const { status, error } = spawnSync(program, words, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PATH: path, ...environment },
    shell: process.platform === 'win32',
  });
  if (error !== undefined) console.error(`${program} cannot be run: ${error.message}`);
  return status === 0;
}

function vitest(name: string, words: string[]): Counts {
  const file = join(reports, `${name}.json`);
  const reporters = words.some((word) => word.startsWith('--reporter')) ? [] : ['--reporter=default'];
  const isOk = runTool(
    'vitest',
    ['run', ...words, ...reporters, '--reporter=json', `--outputFile.json=${file}`],
    // Each registry a test opens starts threads that load the sources anew: what was compiled once is kept.
    { NODE_COMPILE_CACHE: join(reports, 'compiled') },
  );
  return checked(isOk, () => {
    remarks.push(...vitestRemarks(file));
    return vitestCounts(file);
  });
}

function endToEnd(): Counts {
  const chromium = findChromium();
  if (chromium === undefined) return skip('no Chromium was found; install it or name it in CHROMIUM_PATH');
  if (!isBuilt) return skip('there is no build to run them against');
  const projects = ['--project=browser'];
  if (hasDesktop()) projects.push('--project=desktop');
  else
    remarks.push(
      'Skipped: desktop specs (no Electron with a display; HYPER_ELECTRON_DOUBLE names no stand-in)',
    );
  const file = join(reports, 'end-to-end.json');
  const isOk = runTool('playwright', ['test', ...projects, '--reporter=list,json'], {
    CHROMIUM_PATH: chromium,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  return checked(isOk, () => {
    remarks.push(...playwrightRemarks(file));
    return playwrightCounts(file);
  });
}

function skip(reason: string): Counts {
  remarks.push(`Skipped: end to end (${reason})`);
  return { ...none, skipped: 1 };
}

/** A runner that failed without a failed test (a crash, an error outside of tests) still failed. */
function checked(isOk: boolean, read: () => Counts): Counts {
  try {
    const counts = read();
    return isOk || counts.failed > 0 ? counts : { ...counts, failed: 1 };
  } catch (error) {
    console.error(String(error));
    return { ...none, failed: 1 };
  }
}

function findChromium(): string | undefined {
  const candidates = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  return candidates.find((path) => path !== undefined && path !== '' && existsSync(path));
}

function hasDesktop(): boolean {
  const double = process.env.HYPER_ELECTRON_DOUBLE;
  if (double !== undefined && existsSync(resolve(root, double, 'launch.mjs'))) return true;
  const hasBinary = existsSync(join(root, 'node_modules/electron/path.txt'));
  return hasBinary && (process.platform !== 'linux' || process.env.DISPLAY !== undefined);
}
