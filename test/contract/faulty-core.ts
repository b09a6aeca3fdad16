/** A real core in a folder of its own, with faults and endless answers switched in around the handlers. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openCore } from '../../main/core/index.ts';

export const secretDetail = 'SELECT * FROM secrets at /var/lib/secret.db';

export interface TestCore extends AsyncDisposable {
  readonly core: Awaited<ReturnType<typeof openCore>>;
  /** Streams that were started and not ended yet. */
  openStreams(): number;
  /** Answer every `search.list` with the cursor `hold` that waits. */
  release(): void;
}

/** Tokens of `transfer.inspect` that answer with a made-up stream, and cursors of `search.list` that fail or wait. */
export const faults = {
  long: 'fault:250',
  endless: 'fault:endless',
  explode: 'explode',
  hold: 'hold',
} as const;

export async function openTestCore(): Promise<TestCore> {
  const home = await mkdtemp(join(tmpdir(), 'hyper-contract-'));
  const held = new Set<() => void>();
  let streams = 0;
  async function* progress(count: number) {
    streams += 1;
    try {
      for (let done = 0; done < count; done += 1) {
        yield { type: 'progress', phase: 'reading', done, total: 250 };
        if (count === Number.POSITIVE_INFINITY) await new Promise((next) => setTimeout(next, 2));
      }
    } finally {
      streams -= 1;
    }
  }
  const core = await openCore({
    home,
    host: 'serve',
    resources: resolve(import.meta.dirname, '../../resources'),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    around: async (_operation, params, run) => {
      const text = JSON.stringify(params);
      if (text.includes(`"token":"${faults.long}"`)) return progress(250);
      if (text.includes(`"token":"${faults.endless}"`)) return progress(Number.POSITIVE_INFINITY);
      if (text.includes(`"cursor":"${faults.explode}"`)) throw new Error(secretDetail);
      if (text.includes(`"cursor":"${faults.hold}"`)) await new Promise<void>((go) => held.add(go));
      return run();
    },
  });
  return {
    core,
    openStreams: () => streams,
    release() {
      for (const go of held) go();
      held.clear();
    },
    async [Symbol.asyncDispose]() {
      await core[Symbol.asyncDispose]();
      await rm(home, { recursive: true, force: true });
    },
  };
}
