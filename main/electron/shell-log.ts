import { mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Logger, multistream, pino, type StreamEntry } from 'pino';

/** Bytes after which a log is put aside at the next start; one older file is kept. */
const rotateAt = 5 * 1024 * 1024;

/**
 * The shell's log: a file, and standard output too when `echo`. A folder that cannot be written loses the file, not the
 * start: the page is what explains a broken disk.
 */
export function openShellLog(file: string, echo: boolean): Logger {
  const streams: StreamEntry[] = echo ? [{ stream: process.stdout }] : [];
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > rotateAt) renameSync(file, `${file}.1`);
    streams.push({ stream: pino.destination({ dest: file, sync: true }) });
  } catch (error) {
    process.stderr.write(`hyper: no log file: ${String(error)}\n`);
  }
  return pino({ base: { host: 'desktop' } }, multistream(streams));
}
