/** Archives made by hand, for what no honest tool would write. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Header } from 'tar';
import { ZipFile } from 'yazl';
import type { ArchiveRejected } from '../../../../main/core/transfer/archive/archive-rejected.ts';

export interface TarItem {
  readonly path: string | Buffer;
  readonly body?: string | Buffer;
  readonly type?: string;
  readonly link?: string;
  readonly mode?: number;
  /** What the header claims, where that is not the truth. */
  readonly size?: number;
}

/** One header block; the path's bytes are written as they are. */
function tarBlockFor(item: TarItem): Buffer {
  const block = Buffer.alloc(512);
  const size = item.size ?? Buffer.byteLength(item.body ?? '');
  new Header({
    path: 'x',
    mode: item.mode ?? 0o644,
    uid: 0,
    gid: 0,
    size,
    mtime: new Date(0),
    type: 'File',
  }).encode(block);
  block.fill(0, 0, 100);
  Buffer.from(item.path).copy(block, 0, 0, 100);
  block.write(item.type ?? '0', 156, 'latin1');
  block.write(item.link ?? '', 157, 'latin1');
  block.fill(0x20, 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

export function tarBytes(items: readonly TarItem[], end = Buffer.alloc(1_024)): Buffer {
  const parts = items.flatMap((item) => {
    const body = Buffer.from(item.body ?? '');
    return [tarBlockFor(item), body, Buffer.alloc((512 - (body.length % 512)) % 512)];
  });
  return Buffer.concat([...parts, end]);
}

export const tgzBytes = (items: readonly TarItem[]): Buffer => gzipSync(tarBytes(items));

/** A zip with the given members, `fill` may change its bytes. */
export async function zipBytes(members: Record<string, string | Buffer>, mode = 0o100644): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, body] of Object.entries(members)) zip.addBuffer(Buffer.from(body), path, { mode });
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

/** A zip whose member has another name than yazl would let it have; both names have the same length. */
export async function zipNamed(name: string, body = 'x'): Promise<Buffer> {
  const honest = 'q'.repeat(name.length);
  const bytes = await zipBytes({ [honest]: body });
  return Buffer.from(bytes.toString('latin1').replaceAll(honest, name), 'latin1');
}

/** An empty folder that is gone when the scope ends. */
export async function temporaryFolder(): Promise<
  AsyncDisposable & { path: string; file(name: string, bytes: string | Buffer): Promise<string> }
> {
  const path = await mkdtemp(join(tmpdir(), 'hyper-transfer-'));
  return {
    path,
    async file(name, bytes) {
      await writeFile(join(path, name), bytes);
      return join(path, name);
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}

/** What `expect(…).rejects.toMatchObject` compares a refusal with. */
export const rejected = (reason: ArchiveRejected['reason']) => ({ name: 'ArchiveRejected', reason });
