/** resolvo, as JavaScript has it: compiled to WebAssembly inside a conda client, which is served its package index from memory. */
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { EncodedProblem, EncodedRequirement } from './encoded-problem.ts';
import type { PeerTime } from './peer.ts';
import { warmRuns } from './warm-runs.ts';

interface Client {
  simpleSolve(
    specs: string[],
    channels: string[],
    platforms: string[],
    locked: unknown[],
  ): Promise<unknown[]>;
}

const channel = 'https://index.invalid/all';
const { module, problem } = workerData as { module: string; problem: EncodedProblem };
const client = createRequire(module)('@conda-org/rattler') as Client;
const index = JSON.stringify(indexOf(problem));

globalThis.fetch = async (input: string | URL | Request) => {
  const url = input instanceof Request ? input.url : String(input);
  const isIndex = url.endsWith('/repodata.json');
  const response = new Response(isIndex ? index : '', { status: isIndex ? 200 : 404 });
  return Object.defineProperty(response, 'url', { value: url });
};

parentPort?.postMessage(await measure());

/**
 * Loading is not counted: it is what a call takes for which everything is loaded and next to nothing solved. Of
 * differences the least of each is taken: what other programs do to the machine would be in them otherwise.
 */
async function measure(): Promise<PeerTime> {
  const loading: number[] = [];
  let status = '';
  const all = await warmRuns(async () => {
    const solved = await call(['p0']);
    status = solved.status;
    loading.push((await call(['idle'])).milliseconds);
    return solved.milliseconds;
  });
  return {
    status,
    milliseconds: Math.max(0, Math.min(...all) - Math.min(...loading)),
    wholeCall: median(all),
  };
}

async function call(specs: string[]): Promise<{ status: string; milliseconds: number }> {
  const startedAt = performance.now();
  const status = await client.simpleSolve(specs, [channel], ['noarch'], []).then(
    () => 'resolved',
    () => 'unsatisfiable',
  );
  return { status, milliseconds: performance.now() - startedAt };
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function indexOf({ packages }: EncodedProblem): object {
  const records = packages.flatMap(({ versions }, place) =>
    versions.map((requirements, at) =>
      record(
        `p${place}`,
        at + 1,
        requirements.filter(({ limit }) => !limit).map(textOf),
        requirements.filter(({ limit }) => limit).map(textOf),
      ),
    ),
  );
  // Of its two versions the better one leads to everything, and can never be had.
  records.push(record('idle', 1, []), record('idle', 2, ['there-is-none', 'p0']));
  return { info: { subdir: 'noarch' }, packages: {}, 'packages.conda': Object.fromEntries(records) };
}

function record(name: string, at: number, depends: string[], constrains: string[] = []) {
  const version = String(at);
  const fields = { name, version, build: '0', build_number: 0, subdir: 'noarch', depends, constrains };
  return [`${name}-${version}-0.conda`, fields] as const;
}

function textOf({ on, runs: matching }: EncodedRequirement): string {
  const runs = matching.map(([first, last]) => (first === last ? `==${first}` : `>=${first},<=${last}`));
  return `p${on} ${runs.length === 0 ? '<1' : runs.join('|')}`;
}
