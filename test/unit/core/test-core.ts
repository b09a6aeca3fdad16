/** A real core in a folder of its own, for tests. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import Database from 'better-sqlite3';
import type { Client } from '../../../contract/contract.ts';
import {
  type Caller,
  type Core,
  type CoreOptions,
  type KeychainPort,
  openCore,
  ownerCaller,
} from '../../../main/core/index.ts';

const resources = new URL('../../../resources', import.meta.url).pathname;

/** A keychain as safeStorage is one: authenticated encryption with a key that stays inside. */
export function testKeychain(key = randomBytes(32)): KeychainPort {
  return {
    isAvailable: () => true,
    encryptString: (text) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    decryptString: (bytes) => {
      const box = Buffer.from(bytes);
      const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, 12));
      decipher.setAuthTag(box.subarray(-16));
      return decipher.update(box.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8');
    },
  };
}

export interface TestCore extends AsyncDisposable {
  readonly core: Core;
  readonly home: string;
  readonly client: Client;
  as(caller: Caller): Client;
  /** Close and open again on the same folder. */
  reopen(options?: Partial<CoreOptions>): Promise<TestCore>;
  close(): Promise<void>;
}

/** Log lines go here instead of a file. */
export const silent = { info() {}, warn() {}, error() {} };

export async function openTestCore(options: Partial<CoreOptions> = {}): Promise<TestCore> {
  const home = options.home ?? mkdtempSync(path.join(tmpdir(), 'hyper-test-'));
  const core = await openCore({ host: 'cli', resources, log: silent, ...options, home });
  const as = (caller: Caller) =>
    createRouterClient(core.router, { context: { caller } }) as unknown as Client;
  let closed: Promise<void> | undefined;
  const close = async () => {
    closed ??= (async () => core[Symbol.asyncDispose]())();
    await closed;
  };
  return {
    core,
    home,
    as,
    client: as(ownerCaller('test', { paths: true })),
    close,
    reopen: async (more) => {
      await close();
      return openTestCore({ ...options, ...more, home });
    },
    [Symbol.asyncDispose]: async () => {
      await close();
      if (options.home === undefined) rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A second connection to the database of a home, past all rules of the store. */
export function rawDatabase(home: string): Database.Database {
  return new Database(path.join(home, 'registry.db'), { timeout: 5_000 });
}

type CreateInput = Parameters<Client['registry']['create']>[0];

/** Input of a small version; `text` is its content. */
export function draft(name: string, version: string, more: Partial<CreateInput> & { text?: string } = {}) {
  const { text, ...members } = more;
  return {
    namespace: 'local.test',
    name,
    version,
    kind: 'library' as const,
    content: Buffer.from(text ?? `content of ${name} ${version}`).toString('base64'),
    fileName: 'content.txt',
    sign: false,
    ...members,
  };
}

interface Declared {
  code: string;
  message: string;
  data: Record<string, unknown>;
  defined: boolean;
}

/** What a call was refused with; fails when it was not. */
export async function refusalOf(call: Promise<unknown>): Promise<Declared> {
  try {
    await call;
  } catch (error) {
    return error as Declared;
  }
  throw new Error('the call was not refused');
}

/** A folder as a person would drop it: a manifest and one file of data. */
export function sourceFolder(folder: string, data: string | Uint8Array, name = 'dropped'): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'hyper.yaml'), `kind: config\nname: ${name}\nversion: 1.0.0\n`);
  writeFileSync(path.join(folder, 'data.bin'), data);
  return folder;
}

/** Import a file or folder by path, as the command line does. */
export async function importPath(
  client: Client,
  file: string,
  edits: Parameters<Client['transfer']['accept']>[0]['edits'] = {},
  more: Partial<Parameters<Client['transfer']['accept']>[0]> = {},
): Promise<{ versionId: string; digest: string; coordinate: string; version: string }> {
  let importId = '';
  for await (const event of await client.transfer.inspect({ source: { path: file } }))
    if (event.type === 'preview') importId = event.preview.importId;
  for await (const event of await client.transfer.accept({ importId, edits, sign: false, ...more }))
    if (event.type === 'stored') return event;
  throw new Error(`${file} was not stored`);
}
