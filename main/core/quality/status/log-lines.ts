/** Lines of the registry's log that name an id. */
import { open, readdir } from 'node:fs/promises';
import path from 'node:path';

/** Bytes looked at, from the end of the newest file backwards, and lines answered. */
const mostBytes = 32 * 1024 * 1024;
const mostLines = 50;
const chunkBytes = 1024 * 1024;

/** Newest last. A log that is not there, or not readable, holds no such line. */
export async function findLogLines(home: string, logId: string): Promise<string[]> {
  const folder = path.join(home, 'logs');
  const names = await readdir(folder).catch((): string[] => []);
  // The present one, then those it was renamed to.
  const files = names.filter((name) => name.startsWith('registry') && name.includes('.log')).sort();
  const found: string[] = [];
  let left = mostBytes;
  for (const file of files.sort((a, b) => Number(b === 'registry.log') - Number(a === 'registry.log'))) {
    if (left <= 0 || found.length >= mostLines) break;
    left -= await searchBackwards(path.join(folder, file), logId, left, found).catch(() => 0);
  }
  return found.slice(0, mostLines).reverse();
}

/** Adds lines to `found`, newest first. @returns bytes read */
async function searchBackwards(file: string, text: string, most: number, found: string[]): Promise<number> {
  await using handle = await open(file, 'r');
  const { size } = await handle.stat();
  let [end, rest] = [size, Buffer.alloc(0)];
  while (end > 0 && size - end < most && found.length < mostLines) {
    const start = Math.max(0, end - chunkBytes);
    const chunk = Buffer.alloc(end - start);
    await handle.read(chunk, 0, chunk.length, start);
    const whole = Buffer.concat([chunk, rest]);
    // The first line may begin in the chunk before.
    const first = start === 0 ? 0 : whole.indexOf(0x0a) + 1;
    const lines = whole.subarray(first).toString('utf8').split('\n');
    found.push(...lines.filter((line) => line.includes(text)).reverse());
    // A line longer than a chunk is no line of ours: what it leaves is bounded.
    rest = whole.subarray(0, Math.min(first, chunkBytes));
    end = start;
  }
  return size - end;
}
