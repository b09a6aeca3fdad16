/** Scratch registries: renewed, closed and removed, whatever happens in them. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Client } from '../../../../../contract/contract.ts';
import { ownerCaller } from '../../../../../main/core/index.ts';
import {
  openScratchHome,
  removeLeftScratch,
} from '../../../../../main/core/quality/demonstration/running/scratch-homes.ts';
import {
  CannotDraw,
  type ScratchRegistry,
} from '../../../../../main/core/quality/demonstration/scenarios/scenario.ts';
import {
  RenewedScratch,
  trialsEach,
} from '../../../../../main/core/quality/demonstration/scenarios/scratch-scenario.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'hyper-scratch-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const client = {} as Client;

function folders() {
  const opened: string[] = [];
  const closed: string[] = [];
  const openScratch = (): Promise<ScratchRegistry> =>
    openScratchHome(home, ownerCaller('test'), async (scratch) => {
      opened.push(scratch);
      writeFileSync(path.join(scratch, 'registry.db'), 'rows');
      return {
        connect: () => client,
        [Symbol.asyncDispose]: async () => {
          closed.push(scratch);
        },
      };
    });
  return { opened, closed, stage: { store: undefined as never, client, openScratch } };
}

test('a fresh one after so many trials; each is closed and removed when its last trial let go of it', async () => {
  const { opened, closed, stage } = folders();
  let underWay = 0;
  {
    await using scratch = new RenewedScratch(stage, async () => ({ trials: 0 }));
    const lane = async () => {
      for (let trial = 0; trial < (2.5 * trialsEach) / 10; trial += 1)
        await scratch.use(async (registry, setup) => {
          underWay += 1;
          setup.trials += 1;
          if (trial % 50 === 0) await setImmediate();
          expect(closed).not.toContain(registry.home);
          expect(setup.trials).toBeLessThanOrEqual(trialsEach);
          underWay -= 1;
        });
    };
    await Promise.all(Array.from({ length: 10 }, lane));
    expect(opened).toHaveLength(3);
    expect(closed).toHaveLength(2);
  }
  expect(underWay).toBe(0);
  expect(closed.toSorted()).toEqual(opened.toSorted());
  expect(opened.filter((folder) => existsSync(folder))).toEqual([]);
});

test('a trial that fails lets go too', async () => {
  const { closed, stage } = folders();
  const scratch = new RenewedScratch(stage, async () => undefined);
  await expect(scratch.use(() => Promise.reject(new Error('a defect')))).rejects.toThrow('a defect');
  await scratch[Symbol.asyncDispose]();
  expect(closed).toHaveLength(1);
});

test('one that cannot be set up is removed, and is no failure of a trial', async () => {
  const { opened, stage } = folders();
  const scratch = new RenewedScratch(stage, () => Promise.reject(new Error('no space left')));
  await expect(scratch.use(async () => undefined)).rejects.toThrow(CannotDraw);
  await scratch[Symbol.asyncDispose]();
  expect(opened.filter((folder) => existsSync(folder))).toEqual([]);
});

test('what was left behind goes at the next start', async () => {
  const left = path.join(home, 'scratch', 'left', 'blobs');
  mkdirSync(left, { recursive: true });
  await removeLeftScratch(home);
  expect(existsSync(path.join(home, 'scratch'))).toBe(false);
  await removeLeftScratch(home);
});
