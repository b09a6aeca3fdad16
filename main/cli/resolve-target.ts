/** People name versions by coordinate and keys by name; operations want ids. */
import type { Client } from '../../contract/contract.ts';
import type { VersionDetail } from '../../contract/registry.ts';
import type { Key } from '../../contract/trust.ts';
import { CliFailure } from './failure.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** A version id as it is, or that of a coordinate. @throws NOT_FOUND */
export async function versionIdOf(client: Client, text: string, signal: AbortSignal): Promise<string> {
  return uuid.test(text) ? text : (await versionOf(client, text, signal)).versionId;
}

/** A package id as it is, or that of a coordinate. @throws NOT_FOUND */
export async function packageIdOf(client: Client, text: string, signal: AbortSignal): Promise<string> {
  return uuid.test(text) ? text : (await versionOf(client, text, signal)).packageId;
}

/** The version a coordinate means: `namespace/name[@constraint|@tag]`. @throws NOT_FOUND */
function versionOf(client: Client, coordinate: string, signal: AbortSignal): Promise<VersionDetail> {
  return client.registry.get({ coordinate }, { signal });
}

/** The key of an id, the beginning of an id (6 digits or more), or a name. @throws CliFailure NOT_FOUND, or INVALID_INPUT when several match */
export async function keyOf(client: Client, text: string, signal: AbortSignal): Promise<Key> {
  const { keys } = await client.trust.keys({}, { signal });
  const isPrefix = /^[0-9a-f]{6,64}$/u.test(text);
  const matches = keys.filter(({ keyId, name }) => name === text || (isPrefix && keyId.startsWith(text)));
  const [key, another] = matches;
  if (key === undefined)
    throw new CliFailure('NOT_FOUND', `There is no key ${text}.`, 'hyper keys list shows them all.');
  if (another !== undefined) {
    throw new CliFailure(
      'INVALID_INPUT',
      `${matches.length} keys are called ${text}.`,
      `Use an id: ${matches.map(({ keyId }) => keyId.slice(0, 12)).join(', ')}`,
    );
  }
  return key;
}
