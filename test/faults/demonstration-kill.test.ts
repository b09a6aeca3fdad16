/** Demonstrations of a program that is killed: nothing is counted twice, no failure is forgotten, nothing is left behind. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Demonstration } from '../../contract/quality-demonstrations.ts';
import { draft, openTestCore, rawDatabase } from '../unit/core/test-core.ts';
import { expectSound } from './fault-core.ts';

interface Told {
  done: number;
  failures: number;
  state: string;
  begun: number;
}

let home: string;

beforeEach(() => {
  home = path.join(mkdtempSync(path.join(tmpdir(), 'hyper-demonstration-')), 'home');
});
afterEach(() => rmSync(path.dirname(home), { recursive: true, force: true }));

async function planned(scenario: string, ppm: number, allowed: number): Promise<Demonstration> {
  await using core = await openTestCore({ home });
  for (let index = 0; index < 20; index += 1)
    await core.client.registry.create(draft(`part-${index}`, '1.0.0'));
  return (await core.client.quality.createDemonstration({ scenario, claim: { ppm, allowed } })).demonstration;
}

/** Runs it in a process of its own, which is killed when `isEnough`; everything it told. */
async function runUntil(id: string, isEnough: (told: Told) => boolean, failAt = 0): Promise<Told[]> {
  const script = new URL('./demonstration-process.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, home, id, String(failAt)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const told: Told[] = [];
  createInterface(child.stdout).on('line', (line) => {
    const state = JSON.parse(line) as Told;
    told.push(state);
    if (isEnough(state)) child.kill('SIGKILL');
  });
  await once(child, 'close');
  expect(errors).toBe('');
  return told;
}

/** As it stands after the registry was opened again. */
async function reopened(id: string): Promise<Demonstration> {
  await using core = await openTestCore({ home });
  const { demonstrations } = await core.client.quality.demonstrations({});
  const found = demonstrations.find((demonstration) => demonstration.id === id);
  if (!found) throw new Error('the demonstration is gone');
  return found;
}

test('killed again and again: every trial that counts was made, once; every failure stands', async () => {
  // 23,718 trials with one failure allowed.
  const { id, planned: trials } = await planned('registry.get', 200, 1);
  let [kills, before, failures, begun] = [0, 0, 0, 0];
  for (let round = 0; round < 4; round += 1) {
    const enough = before + 1_500 + round * 1_000;
    // The first run meets a failure; it is killed some way after that.
    const told = await runUntil(
      id,
      ({ done, state }) => done > enough && state === 'running',
      round === 0 ? 700 : 0,
    );
    const last = told.at(-1);
    begun += last?.begun ?? 0;
    if (last?.state !== 'running') break;
    kills += 1;
    failures = Math.max(failures, last.failures);
    const now = await reopened(id);
    expect(now).toMatchObject({ state: 'paused', interruptions: kills, failures, voided: 0 });
    // Not more than were begun in this run, none of those before lost; what was told can be ahead by one checkpoint.
    expect(now.done).toBeGreaterThanOrEqual(before);
    expect(now.done).toBeLessThanOrEqual(begun);
    if (now.done > 0) expect(now.durations?.count).toBe(now.done);
    before = now.done;
  }
  expect(kills).toBeGreaterThan(0);
  const told = await runUntil(id, () => false);
  expect(told.at(-1)).toMatchObject({ state: 'passed', done: trials, failures: 1 });
  const end = await reopened(id);
  expect(end).toMatchObject({ state: 'passed', done: trials, failures: 1, interruptions: kills });
  expect(end.failed).toHaveLength(1);
  expect(end.durations?.count).toBe(trials);
  await using core = await openTestCore({ home });
  const { envelope, text } = await core.client.quality.demonstrationReport({ demonstrationId: id });
  expect(text.match(/cut off: the program ended/gu)).toHaveLength(kills);
  const { checks } = await core.client.quality.checkReport({ envelope });
  expect(checks.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
  console.info(`${kills} kills, ${trials} trials counted of ${begun + (told.at(-1)?.begun ?? 0)} begun`);
});

test('a failure is stored before the run goes on', async () => {
  const { id } = await planned('registry.get', 100, 2);
  let atFailure = 0;
  const told = await runUntil(
    id,
    ({ failures, done }) => {
      if (failures > 0 && atFailure === 0) atFailure = done;
      // It went on: from here on a kill must not make it forget.
      return atFailure > 0 && done > atFailure + 20;
    },
    300,
  );
  expect(told.at(-1)?.state).toBe('running');
  expect(await reopened(id)).toMatchObject({
    state: 'paused',
    failures: 1,
    failed: [{ class: 'policy-denied' }],
  });
});

test('a killed run of writes leaves its scratch registry, which the next start removes', async () => {
  const { id } = await planned('registry.write', 3_000, 0);
  await runUntil(id, ({ done }) => done > 10);
  const scratch = path.join(home, 'scratch');
  expect(readdirSync(scratch)).toHaveLength(1);
  expect(await reopened(id)).toMatchObject({ state: 'paused', failures: 0 });
  expect(existsSync(scratch)).toBe(false);
  expectSound(home);
  const db = rawDatabase(home);
  // Nothing of it ever touched the registry itself.
  expect(db.prepare('SELECT count(*) FROM versions').pluck().get()).toBe(20);
  db.close();
});
