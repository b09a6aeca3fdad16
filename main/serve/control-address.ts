import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a running registry can be reached by the command line of the same user. */
export interface ControlAddress {
  pid: number;
  /** Unix socket path or Windows pipe name. */
  socket: string;
  token: string;
  startedAt: string;
}

/** The file that announces it. */
export function controlFile(home: string): string {
  return join(home, 'run', 'endpoint.json');
}

/** The announced address; undefined when there is none, it cannot be understood, or its process is gone. */
export async function readControlAddress(home: string): Promise<ControlAddress | undefined> {
  const text = await readFile(controlFile(home), 'utf8').catch(() => '');
  const address = parse(text);
  return address !== undefined && isRunning(address.pid) ? address : undefined;
}

function parse(text: string): ControlAddress | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isAddress(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isAddress(value: unknown): value is ControlAddress {
  if (typeof value !== 'object' || value === null) return false;
  const { pid, socket, token, startedAt } = value as Partial<Record<string, unknown>>;
  return [socket, token, startedAt].every((text) => typeof text === 'string') && typeof pid === 'number';
}

/** Signal 0 only asks; EPERM means it runs as someone else. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
