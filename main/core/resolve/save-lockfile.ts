/** Solves and keeps the answer as a config artifact. */

import type { Lockfile } from '../../../contract/resolution.ts';
import { Refusal } from '../../store/index.ts';
import { parseVersion } from '../identity/index.ts';
import { refuse } from '../refuse.ts';
import { normaliseIdentity, storeVersion } from '../registry/index.ts';
import type { Call, Services } from '../services.ts';
import { packFileList } from '../transfer/index.ts';
import { encodeLockfile } from './answer/lockfile-of.ts';
import { lockMediaType } from './lock-media-type.ts';
import { type ResolveInput, runResolution } from './run-resolution.ts';

interface LockInput extends ResolveInput {
  namespace?: string | undefined;
  name?: string | undefined;
  version?: string | undefined;
  license?: string | undefined;
}

/** Another call may take the version that was free. */
const attempts = 3;

/** @throws Refusal INVALID_STATE when there is no solution; INVALID_INPUT without a place; as storing any version */
export async function saveLockfile(services: Services, input: LockInput, call: Call) {
  const { resolution, lockfile } = await runResolution(services, input, call.signal);
  if (!lockfile)
    throw refuse.state(
      resolution.status === 'undecided'
        ? `Not decided within ${resolution.seconds} s: there is nothing to lock.`
        : 'What is asked for cannot be resolved: there is nothing to lock.',
      resolution.status,
      resolution.status === 'undecided' ? 'Give it more time.' : 'Resolve it to read why.',
    );
  const place = placeOf(input, lockfile);
  const license = input.license ?? (await licenseOf(services, lockfile));
  const { bytes, digest } = encodeLockfile(lockfile);
  for (let attempt = 1; ; attempt += 1) {
    const there = await services.store.read('resolve.lockVersions', place);
    const [latest] = there;
    const answer = {
      coordinate: `${place.namespace}/${place.name}`,
      packages: Object.keys(lockfile.packages).length,
    };
    if (input.version === undefined && latest?.digest === digest && latest.state === 'published')
      return { ...answer, versionId: latest.versionId, version: latest.version, digest };
    const version = input.version ?? nextVersion(latest?.version);
    try {
      const { versionId, version: stored } = await store(
        services,
        { ...place, version, license },
        lockfile,
        { bytes, digest },
        call,
      );
      return { ...answer, versionId, version: stored, digest };
    } catch (error) {
      const taken = error instanceof Refusal && error.code === 'ALREADY_EXISTS';
      if (!taken || input.version !== undefined || attempt >= attempts) throw error;
    }
  }
}

function placeOf(input: LockInput, { root }: Lockfile): { namespace: string; name: string } {
  const slash = root.coordinate?.lastIndexOf('/') ?? -1;
  const namespace = input.namespace ?? root.coordinate?.slice(0, slash);
  const name =
    input.name ?? (root.coordinate === undefined ? undefined : `${root.coordinate.slice(slash + 1)}-lock`);
  if (namespace === undefined || name === undefined) {
    const message = 'These requirements have no place of their own: say where the lockfile is to be kept.';
    throw refuse.input(
      message,
      (['namespace', 'name'] as const)
        .filter((field) => input[field] === undefined)
        .map((field) => ({ field, message: 'needed, for there is no root to keep it beside' })),
    );
  }
  const checked = normaliseIdentity({ namespace, name, version: input.version ?? '1.0.0', dependencies: [] });
  return { namespace: checked.namespace, name: checked.name };
}

/** A lockfile says what its root is made of: it is passed on under the same licence. */
async function licenseOf({ store }: Services, { root: { coordinate, version } }: Lockfile): Promise<string> {
  if (coordinate === undefined) return '';
  const { license } = await store.read('registry.get', { coordinate: `${coordinate}@${version}` });
  return license;
}

/** The next patch after the highest there is; the first is 1.0.0. */
function nextVersion(latest: string | undefined): string {
  const parsed = latest === undefined ? undefined : parseVersion(latest);
  if (!parsed) return '1.0.0';
  const { major, minor, patch, prerelease } = parsed;
  return prerelease.length > 0 ? `${major}.${minor}.${patch}` : `${major}.${minor}.${patch + 1}`;
}

async function store(
  services: Services,
  identity: { namespace: string; name: string; version: string; license: string },
  lockfile: Lockfile,
  content: { bytes: Uint8Array; digest: string },
  call: Call,
) {
  const { bytes, digest } = content;
  const { coordinate, version } = lockfile.root;
  const about = coordinate === undefined ? 'requirements' : `${coordinate} ${version}`;
  const draft = {
    ...identity,
    version: normaliseIdentity({ ...identity, dependencies: [] }).version,
    kind: 'config' as const,
    description: `Lockfile of ${about}: ${Object.keys(lockfile.packages).length} packages, strategy ${lockfile.options.strategy}`,
    authors: [],
    keywords: ['lockfile'],
    dependencies: [],
    manifest: { format: 'json', ...(coordinate === undefined ? {} : { appliesTo: [coordinate] }) },
    mediaType: lockMediaType,
    files: packFileList([{ path: 'hyper-lock.json', size: bytes.length, digest, mode: 0o644 }]),
    fileCount: 1,
    unpackedSize: bytes.length,
    root: '',
    readme: { path: '', text: '' },
    publish: true,
    detail: { locks: about },
  };
  const stored = { digest, size: bytes.length, bytes };
  try {
    return await storeVersion(services, { ...draft, sign: true }, stored, call.write);
  } catch (error) {
    // Without a key of one's own it is kept unsigned; a key that is locked is asked for.
    const keyless =
      error instanceof Refusal && error.code === 'KEY_UNAVAILABLE' && error.data.reason === 'none';
    if (!keyless) throw error;
    return storeVersion(services, { ...draft, sign: false }, stored, call.write);
  }
}
