import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backupBrokenStore, StoreOpenError } from '../../main/core/index.ts';
import { migrations } from '../../main/core/store-tables.ts';
import { migrate } from '../../main/store/index.ts';
import { draft, openTestCore, refusalOf } from '../unit/core/test-core.ts';
import { expectSound } from './fault-core.ts';

const root = mkdtempSync(path.join(tmpdir(), 'hyper-open-'));
const good = path.join(root, 'good');
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A registry with some hundred versions, closed: the pattern all others are copied from. */
beforeAll(async () => {
  const registry = await openTestCore({ home: good });
  await registry.client.settings.createProfile({
    handle: 'ada',
    displayName: 'Ada',
    passphrase: 'correct horse',
  });
  await Promise.all(
    Array.from({ length: 300 }, (_, index) =>
      registry.client.registry.create(
        draft(`package-${index}`, '1.0.0', {
          sign: index % 10 === 0,
          text: randomBytes(2_000).toString('base64'),
        }),
      ),
    ),
  );
  await registry.close();
});

let copies = 0;
function copyOfGood(): { home: string; file: string; digest(): string } {
  copies += 1;
  const home = path.join(root, `copy-${copies}`);
  mkdirSync(home);
  const file = path.join(home, 'registry.db');
  copyFileSync(path.join(good, 'registry.db'), file);
  return { home, file, digest: () => createHash('sha256').update(readFileSync(file)).digest('hex') };
}

async function problemOf(home: string): Promise<StoreOpenError['problem']> {
  const error = await openTestCore({ home }).catch((problem: unknown) => problem);
  if (!(error instanceof StoreOpenError)) throw new Error(`opened, or failed otherwise: ${error}`);
  return error.problem;
}

function overwrite(file: string, position: number, bytes: Uint8Array): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, bytes.length, position);
}

const damages: [string, (file: string) => void][] = [
  ['random bytes over its header', (file) => overwrite(file, 0, randomBytes(100))],
  ['a text file', (file) => writeFileSync(file, 'this is no database '.repeat(1_000))],
  ['cut to less than a page', (file) => writeFileSync(file, readFileSync(file).subarray(0, 4_000))],
  ['random bytes over its schema', (file) => overwrite(file, 100, randomBytes(8_000))],
];

test.each(damages)(
  'damaged: %s is refused as corrupt, left as it is, and can be copied aside',
  async (_what, damage) => {
    const { home, file, digest } = copyOfGood();
    damage(file);
    const before = digest();
    expect(await problemOf(home)).toMatchObject({ reason: 'corrupt', canBackup: true, databasePath: file });
    expect(digest()).toBe(before);
    const folder = await backupBrokenStore(home);
    expect(
      createHash('sha256')
        .update(readFileSync(path.join(folder, 'registry.db')))
        .digest('hex'),
    ).toBe(before);
    expect(digest()).toBe(before);
  },
);

const pageSize = 4_096;

/** Get all 300 and write some more. @returns the codes of what failed, and the names that came back other than asked for. */
async function useDamaged(
  home: string,
  damage: { every: number; length: number },
): Promise<{ codes: string[]; wrong: string[] } | undefined> {
  const file = path.join(home, 'registry.db');
  const size = readFileSync(file).length;
  // From a third of the file on: beyond schema and settings.
  const from = Math.floor(size / 3 / pageSize) * pageSize;
  for (let position = from; position < size * 0.9; position += damage.every)
    overwrite(file, position, randomBytes(damage.length));
  const opened = await openTestCore({ home }).catch((error: unknown) => error);
  if (opened instanceof StoreOpenError) {
    expect(opened.problem.reason).toBe('corrupt');
    return undefined;
  }
  const registry = opened as Awaited<ReturnType<typeof openTestCore>>;
  const codes = new Set<string>();
  const wrong: string[] = [];
  for (let index = 0; index < 300; index += 1)
    await registry.client.registry.get({ coordinate: `local.test/package-${index}` }).then(
      ({ name }) => name === `package-${index}` || wrong.push(name),
      (error: { code: string }) => codes.add(error.code),
    );
  for (let index = 0; index < 20; index += 1)
    await registry.client.registry
      .create(draft(`more-${index}`, '1.0.0'))
      .catch((error: { code: string }) => codes.add(error.code));
  await registry.close();
  codes.delete('NOT_FOUND');
  return { codes: [...codes], wrong };
}

test('damaged pages in the middle are never answered with wrong data or an internal error', async () => {
  const found = await useDamaged(copyOfGood().home, { every: 64 * 1024, length: pageSize });
  if (found === undefined) return;
  expect(found.wrong).toEqual([]);
  expect(found.codes).toEqual(found.codes.length === 0 ? [] : ['STORAGE_UNAVAILABLE']);
});

// SQLite keeps no checksums: bytes inside a row may read as other bytes. What breaks a rule is still withheld, in the declared words.
test('damage inside of rows is never answered with an internal error', async () => {
  const found = await useDamaged(copyOfGood().home, { every: 2 * pageSize + 512, length: 200 });
  expect(found?.codes ?? ['STORAGE_UNAVAILABLE']).toEqual(['STORAGE_UNAVAILABLE']);
});

test.each(['WAL', 'DELETE'])(
  'a newer schema (journal mode %s) is refused, untouched to the byte',
  async (mode) => {
    const { home, file, digest } = copyOfGood();
    const db = new Database(file);
    db.pragma(`journal_mode = ${mode}`);
    db.pragma(`user_version = ${migrations.length + 1}`);
    db.close();
    const before = digest();
    expect(await problemOf(home)).toMatchObject({ reason: 'newer-schema', canBackup: true });
    expect(digest()).toBe(before);
  },
);

test('real data: all migrations down and up again give the same schema; opening again keeps every row', async () => {
  const { home, file } = copyOfGood();
  const db = new Database(file);
  db.pragma('foreign_keys = ON');
  const schema = () => db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();
  const before = schema();
  migrate(db, migrations, 0);
  expect(schema().filter((row) => !(row as { name: string }).name.startsWith('sqlite_'))).toEqual([]);
  migrate(db, migrations);
  expect(schema()).toEqual(before);
  db.close();
  const empty = await openTestCore({ home });
  expect((await empty.client.settings.status({})).counts.versions).toBe(0);
  await empty.close();
  const again = copyOfGood();
  const kept = await openTestCore({ home: again.home });
  expect((await kept.client.settings.status({})).counts.versions).toBe(300);
  await kept.close();
  expectSound(again.home);
});

test('a store held by another process is locked, and free as soon as that one is killed', async () => {
  const { home } = copyOfGood();
  const script = new URL('./writer-process.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, home, 'lock'], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  expect(await problemOf(home)).toMatchObject({ reason: 'locked', canBackup: false });
  child.kill('SIGKILL');
  await once(child, 'close');
  const registry = await openTestCore({ home });
  await registry.client.registry.create(draft('mine', '1.0.0'));
  // And the other way round: the second process is refused, the first does not notice.
  const second = spawn(process.execPath, [script, home, 'second'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [code] = (await once(second, 'close')) as [number];
  expect(code).not.toBe(0);
  await registry.client.registry.create(draft('mine-too', '1.0.0'));
  await registry.close();
  expectSound(home, { orphans: true });
});

test('what a killed process left in staging is gone at the next start', async () => {
  const { home } = copyOfGood();
  mkdirSync(path.join(home, 'staging', 'upload', 'deep'), { recursive: true });
  writeFileSync(path.join(home, 'staging', 'half.staged'), 'half');
  const registry = await openTestCore({ home });
  expect(readdirSync(path.join(home, 'staging'))).toEqual([]);
  expect(
    await refusalOf(
      registry.client.transfer.accept({ importId: 'gone' }).then(async (events) => {
        for await (const _ of events);
      }),
    ),
  ).toMatchObject({ code: 'NOT_FOUND' });
  await registry.close();
});
