/** The log of a registry: JSON lines beside its database. */
import path from 'node:path';
import pino, { type Logger } from 'pino';

export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;

/** Opens `logs/registry.log` below a home folder. A log that cannot be written never stops the registry. */
export function openLog(home: string): Log & Disposable {
  const dest = path.join(home, 'logs', 'registry.log');
  const destination = pino.destination({ dest, mkdir: true, sync: false });
  // A full or read-only disk: without a listener the error of a lost line would end the process.
  destination.on('error', () => {});
  const log = pino({ base: null }, destination);
  return {
    info: log.info.bind(log),
    warn: log.warn.bind(log),
    error: log.error.bind(log),
    [Symbol.dispose]: () => destination.end(),
  };
}
