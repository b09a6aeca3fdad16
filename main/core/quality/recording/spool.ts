/** Samples of runs too short to open the evidence, as lines of a file; the next run that opens it takes them in. */
import { appendFileSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { SampleRow } from '../history/evidence.ts';

/** A spool that is larger, bytes, is taken in before more is written. */
const mostBytes = 262_144;

export class Spool {
  readonly #file: string;

  constructor(home: string) {
    this.#file = path.join(home, 'quality.spool');
  }

  /** Whether more should be written, or the evidence be opened instead. */
  get full(): boolean {
    return (statSync(this.#file, { throwIfNoEntry: false })?.size ?? 0) > mostBytes;
  }

  /** @throws when the file cannot be written */
  append(samples: readonly SampleRow[]): void {
    if (samples.length === 0) return;
    const lines = samples.map((sample) => `${JSON.stringify(sample)}\n`).join('');
    appendFileSync(this.#file, lines, { mode: 0o600 });
  }

  /**
   * What was spooled, under a name that is never given twice. It stays until `drop`, so that a run that ends before it was taken in
   * leaves it to the next, and the name tells what was taken in already.
   */
  take(): { name: string; samples: SampleRow[] } | undefined {
    const taking = `${this.#file}.taking`;
    if (!statSync(taking, { throwIfNoEntry: false })) {
      if (!statSync(this.#file, { throwIfNoEntry: false })) return undefined;
      renameSync(this.#file, taking);
    }
    const { ino, mtimeMs, size } = statSync(taking);
    const samples = readFileSync(taking, 'utf8').split('\n').flatMap(parseLine);
    return { name: `${ino}-${mtimeMs}-${size}`, samples };
  }

  /** What `take` gave is in the database. */
  drop(): void {
    rmSync(`${this.#file}.taking`, { force: true });
  }
}

/** A line cut off by the end of a process is no sample. */
function parseLine(line: string): SampleRow[] {
  try {
    const row: unknown = JSON.parse(line);
    return Array.isArray(row) && row.length === 19 ? [row as unknown as SampleRow] : [];
  } catch {
    return [];
  }
}
