/** Handlers of the registry's operations. */
import { tierOf } from '../../store/index.ts';
import { digestOf } from '../identity/index.ts';
import type { DomainHandlers } from '../operations/index.ts';
import { refuse } from '../refuse.ts';
import type { Call, Services } from '../services.ts';
import { isArchiveType, packFileList, readEntry, scanBytes } from '../transfer/index.ts';
import { contentSourceOf } from './content-source.ts';
import { extractVersion } from './extract-version.ts';
import { namespaceOperations } from './namespace-operations.ts';
import { normaliseIdentity } from './normalise-identity.ts';
import { timestampOf } from './rows.ts';
import { storeVersion } from './store-version.ts';
import { sweepStorage } from './sweep-storage.ts';
import { VersionCache } from './version-cache.ts';

type Changes =
  | 'publish'
  | 'undeprecate'
  | 'archive'
  | 'restore'
  | 'unyank'
  | 'undelete'
  | 'unpublish'
  | 'deprecate'
  | 'yank';

/** The operations that change one version and answer with its new summary. */
function changes(services: Services): Pick<DomainHandlers<'registry'>, Changes> {
  const { store } = services;
  return {
    publish: async (input, call) => ({ version: await store.write('registry.publish', input, call.write) }),
    unpublish: async (input, call) => ({
      version: await store.write('registry.unpublish', input, call.write),
    }),
    deprecate: async (input, call) => ({
      version: await store.write('registry.deprecate', input, call.write),
    }),
    undeprecate: async (input, call) => ({
      version: await store.write('registry.undeprecate', input, call.write),
    }),
    archive: async (input, call) => ({ version: await store.write('registry.archive', input, call.write) }),
    restore: async (input, call) => ({ version: await store.write('registry.restore', input, call.write) }),
    yank: async (input, call) => ({ version: await store.write('registry.yank', input, call.write) }),
    unyank: async (input, call) => ({ version: await store.write('registry.unyank', input, call.write) }),
    undelete: async (input, call) => ({ version: await store.write('registry.undelete', input, call.write) }),
  };
}

type Tagging = 'tags' | 'setTag' | 'removeTag' | 'promote' | 'rollback' | 'tagHistory';

/** What tags and channels mean, and letting them mean something else. */
function tagging({ store }: Services): Pick<DomainHandlers<'registry'>, Tagging> {
  return {
    tags: (input) => store.read('registry.tags', input),
    setTag: (input, call) => store.write('registry.setTag', input, call.write),
    removeTag: (input, call) => store.write('registry.removeTag', input, call.write),
    promote: (input, call) => store.write('registry.promote', input, call.write),
    rollback: (input, call) => store.write('registry.rollback', input, call.write),
    tagHistory: (input) => store.read('registry.tagHistory', input),
  };
}

export function registryOperations(services: Services): DomainHandlers<'registry'> {
  const { store } = services;
  const cache = new VersionCache(store);
  return {
    ...changes(services),
    ...namespaceOperations(services),
    create: (input, call) => create(services, input, call),
    get: ({ coordinate }) => cache.get(coordinate),
    versions: (input) => store.read('registry.versions', input),
    ...tagging(services),
    readme: (input) => store.read('registry.readme', input),
    manifest: (input) => store.read('registry.manifest', input),
    files: (input) => store.read('registry.files', input),
    file: (input, call) => readFile(services, input, call),
    dependents: (input) => store.read('registry.dependents', input),
    history: (input) => store.read('registry.history', input),
    delete: async (input, call) => {
      const { restorableUntil } = await store.write('registry.delete', input, call.write);
      return { deleted: true, restorableUntil: timestampOf(restorableUntil) };
    },
    extract: (input, call) => extractVersion(services, input, call),
    sweep: (input, call) => sweepStorage(services, input.dryRun, call),
  };
}

type CreateInput = Parameters<DomainHandlers<'registry'>['create']>[0];

async function create(services: Services, input: CreateInput, call: Call) {
  if (isArchiveType(input.mediaType))
    throw refuse.input('Archives are imported, so that what is inside can be checked.', [
      { field: 'mediaType', message: 'use the import operations for archives' },
    ]);
  // It becomes the name of a file when the version is extracted.
  if (!/^[^/\\\p{Cc}]+$/u.test(input.fileName) || input.fileName === '.' || input.fileName === '..')
    throw refuse.input('The file name must be a plain name without a path.', [
      { field: 'fileName', message: 'a name such as settings.json' },
    ]);
  const { namespace, name, version, dependencies } = normaliseIdentity(input);
  const bytes = Buffer.from(input.content, 'base64');
  const secrets = scanBytes(bytes, input.fileName).filter(({ severity }) => severity === 'block');
  if (secrets.length > 0 && input.overrideReason === undefined)
    throw refuse.findings(secrets.map(({ message }) => message));
  const digest = digestOf(bytes);
  const summary = await storeVersion(
    services,
    {
      ...input,
      namespace,
      name,
      version,
      dependencies,
      manifest: {},
      files: packFileList([{ path: input.fileName, size: bytes.length, digest, mode: 0o644 }]),
      fileCount: 1,
      unpackedSize: bytes.length,
      root: '',
      readme: { path: '', text: '' },
      detail:
        secrets.length > 0
          ? { overrideReason: input.overrideReason, findings: secrets.map(({ code }) => code) }
          : {},
    },
    { digest, size: bytes.length, bytes },
    call.write,
  );
  return { ...summary, coordinate: `${namespace}/${name}`, contentDigest: digest };
}

async function readFile(
  services: Services,
  input: { versionId: string; path: string; maxBytes: number },
  call: Call,
) {
  const location = await services.store.read('registry.content', { versionId: input.versionId });
  const content = contentSourceOf(services, location);
  if (!isArchiveType(location.mediaType)) return headOfSingle(services, input, location.size);
  const found = await readEntry(content, location.mediaType, input.path, {
    maxBytes: input.maxBytes,
    root: location.root,
    signal: call.signal,
  });
  if (!found) throw refuse.notFound('file', input.path, 'See the list of files.');
  return {
    size: found.size,
    truncated: found.truncated,
    base64: Buffer.from(found.bytes).toString('base64'),
  };
}

/** Content that is one file by itself. */
async function headOfSingle(
  services: Services,
  input: { versionId: string; path: string; maxBytes: number },
  size: number,
) {
  const location = await services.store.read('registry.content', { versionId: input.versionId });
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (location.bytes) chunks.push(location.bytes);
  else if (location.tier !== 'inline')
    for await (const chunk of services.store.blobs.read(
      location.digest,
      tierOf(size) === 'large' ? 'large' : 'file',
    )) {
      chunks.push(chunk as Uint8Array);
      length += (chunk as Uint8Array).length;
      if (length >= input.maxBytes) break;
    }
  const bytes = Buffer.concat(chunks).subarray(0, input.maxBytes);
  return { size, truncated: size > bytes.length, base64: bytes.toString('base64') };
}
