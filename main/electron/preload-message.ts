import { isAbsolute } from 'node:path';
import type { PreloadMessage } from '../../contract/shell.ts';

/** No call of the contract comes near this; larger bodies go through uploads. */
const maximumFrameSize = 32 * 1024 * 1024;
const maximumPaths = 10_000;

/** Read what arrived on the channel. @returns undefined for anything the preload would not send. */
export function readPreloadMessage(value: unknown): PreloadMessage | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
  if (value.kind === 'rpc' && 'data' in value) return readRpc(value.data);
  if (value.kind === 'offer' && 'id' in value && 'paths' in value) return readOffer(value.id, value.paths);
  return undefined;
}

function readRpc(data: unknown): PreloadMessage | undefined {
  if (typeof data === 'string') return data.length <= maximumFrameSize ? { kind: 'rpc', data } : undefined;
  const isBytes = data instanceof ArrayBuffer || data instanceof Uint8Array;
  return isBytes && data.byteLength <= maximumFrameSize ? { kind: 'rpc', data } : undefined;
}

function readOffer(id: unknown, paths: unknown): PreloadMessage | undefined {
  if (!Number.isSafeInteger(id) || typeof id !== 'number' || !Array.isArray(paths)) return undefined;
  if (paths.length > maximumPaths) return undefined;
  const absolute = paths.filter((path): path is string => typeof path === 'string' && isAbsolute(path));
  return absolute.length === paths.length ? { kind: 'offer', id, paths: absolute } : undefined;
}
