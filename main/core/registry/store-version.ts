/** Turns described content into a stored version: manifest, statement, signature, content file, then one write. */
import { randomUUID } from 'node:crypto';
import { copyFile, link, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Dependency, Kind } from '../../../contract/kinds.ts';
import type { VersionSummary } from '../../../contract/registry.ts';
import { tierOf, type WriteContext } from '../../store/index.ts';
import { digestOf, uuidV7 } from '../identity/index.ts';
import { plainTexts } from '../plain-text.ts';
import { refuse } from '../refuse.ts';
import type { Services } from '../services.ts';
import {
  type ArtifactStatement,
  artifactStatementType,
  CanonicalJsonError,
  canonicalize,
  type NewSignature,
} from '../trust/index.ts';
import type { BlobReference } from './commands/blobs.ts';
import { statementDependencyOf } from './rows.ts';

/** A version as described by a preview or a call; names and version already normalised. */
export interface VersionDraft {
  namespace: string;
  name: string;
  version: string;
  kind: Kind;
  description: string;
  license: string;
  authors: string[];
  keywords: string[];
  dependencies: Dependency[];
  /** Kind-specific members of the manifest. */
  manifest: Readonly<Record<string, unknown>>;
  mediaType: string;
  /** As `packFileList` makes it. */
  files: Uint8Array;
  fileCount: number;
  unpackedSize: number;
  root: string;
  readme: { path: string; text: string };
  publish: boolean;
  sign: boolean;
  detail: Record<string, unknown>;
}

/** Content at hand (small), or a synced file in staging that moves into place. */
export type DraftContent =
  | { digest: string; size: number; bytes: Uint8Array }
  | { digest: string; size: number; stagedPath: string };

/** @throws Refusal as `createVersion`, and KEY_UNAVAILABLE when it is to be signed and cannot */
export async function storeVersion(
  services: Services,
  given: VersionDraft,
  content: DraftContent,
  write: WriteContext,
): Promise<VersionSummary> {
  const { store, gate } = services;
  const draft = { ...given, ...plainTexts(given) };
  const versionId = uuidV7();
  const manifest = canonicalManifest(draft);
  const manifestDigest = digestOf(Buffer.from(manifest));
  const signed = draft.sign
    ? await signDraft(services, draft, content, versionId, manifestDigest)
    : undefined;
  using passage = await gate.pass(content.digest);
  try {
    const blob = await placeContent(services, content);
    return await store.write(
      'registry.createVersion',
      {
        ...draft,
        versionId,
        packageId: uuidV7(),
        homepage: textOf(draft.manifest.homepage),
        repository: textOf(draft.manifest.repository),
        content: blob,
        manifest,
        manifestDigest,
        statement: signed?.statement,
        signatures: signed?.signatures ?? [],
      },
      write,
    );
  } catch (error) {
    // What went wrong first is what the caller must hear; a file left behind is found by the next sweep.
    await passage.withdraw((last) => takeBack(services, content, last)).catch(() => {});
    throw error;
  }
}

/** The manifest as stored and hashed: what the kind's schema knows, with the members every kind has. */
function manifestOf(draft: VersionDraft): Record<string, unknown> {
  const { namespace, name, version, kind, description, license, authors, keywords, dependencies } = draft;
  const common = { namespace, name, version, kind, description, license, authors, keywords, dependencies };
  return { ...dropUndefined(draft.manifest), ...common };
}

/** @throws Refusal INVALID_INPUT for text that is no Unicode: nothing could be hashed or signed the same way twice */
function canonicalManifest(draft: VersionDraft): string {
  try {
    return canonicalize(manifestOf(draft));
  } catch (error) {
    if (!(error instanceof CanonicalJsonError)) throw error;
    throw refuse.input(`The manifest cannot be stored: ${error.message}`, [
      { field: error.path.slice(1).replaceAll('/', '.'), message: error.message },
    ]);
  }
}

function dropUndefined(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  // JSON has no undefined; a round trip gives exactly what a later reader will parse.
  return JSON.parse(JSON.stringify(members)) as Record<string, unknown>;
}

async function signDraft(
  { signer }: Services,
  draft: VersionDraft,
  content: DraftContent,
  versionId: string,
  manifestDigest: string,
): Promise<{ statement: Uint8Array; signatures: NewSignature[] }> {
  const statement = statementOf({
    versionId,
    coordinate: `${draft.namespace}/${draft.name}`,
    version: draft.version,
    kind: draft.kind,
    digest: content.digest,
    size: content.size,
    manifestDigest,
    dependencies: draft.dependencies.map(statementDependencyOf),
  });
  const envelope = await signer.sign(statement, undefined);
  return {
    statement: exact(Buffer.from(envelope.payload, 'base64')),
    signatures: envelope.signatures.map(({ keyid, sig, algorithm }) => ({
      keyId: keyid,
      algorithm,
      signature: exact(Buffer.from(sig, 'base64')),
    })),
  };
}

/** What a signature on a stored version says; made anew from the store at each verification. */
export function statementOf(version: {
  versionId: string;
  coordinate: string;
  version: string;
  kind: string;
  digest: string;
  size: number;
  manifestDigest: string;
  dependencies: ArtifactStatement['dependencies'];
}): ArtifactStatement {
  return {
    _type: artifactStatementType,
    id: version.versionId,
    coordinate: `${version.coordinate}@${version.version}`,
    kind: version.kind,
    contentHash: version.digest,
    contentSize: version.size,
    manifestHash: version.manifestDigest,
    dependencies: version.dependencies,
  };
}

async function placeContent({ store }: Services, content: DraftContent): Promise<BlobReference> {
  const { digest, size } = content;
  const tier = tierOf(size);
  if ('bytes' in content) {
    if (tier === 'inline') return { digest, size, tier, bytes: content.bytes };
    const stagedPath = await stage(store.stagingDirectory, content.bytes);
    try {
      await store.blobs.adopt(stagedPath, digest, tier);
    } catch (error) {
      await rm(stagedPath, { force: true }).catch(() => {});
      throw error;
    }
    return { digest, size, tier };
  }
  if (tier !== 'inline') {
    await store.blobs.adopt(content.stagedPath, digest, tier);
    return { digest, size, tier };
  }
  return { digest, size, tier, bytes: await readFile(content.stagedPath) };
}

async function stage(directory: string, bytes: Uint8Array): Promise<string> {
  const target = path.join(directory, `${randomUUID()}.staged`);
  const handle = await open(target, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
    return target;
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

/** After a refusal: the file leaves the store again, back to staging where the caller can try once more. */
async function takeBack({ store }: Services, content: DraftContent, last: boolean): Promise<void> {
  const { digest, size } = content;
  const tier = tierOf(size);
  if (tier === 'inline') return;
  const placed = store.blobs.pathOf(digest, tier);
  const unknown = await store.read('registry.unknownBlobs', { digests: [digest] }).catch(() => []);
  const mine = last && unknown.length > 0;
  if (!('stagedPath' in content)) return mine ? store.blobs.remove(digest, tier) : undefined;
  // A second name for the same synced bytes: a copy would need space, which may be what is missing.
  await link(placed, content.stagedPath).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST' || error.code === 'ENOENT') return;
    await copyFile(placed, content.stagedPath);
  });
  if (mine) await store.blobs.remove(digest, tier);
}

/** A copy in a buffer of its own: crossing to another thread clones the whole buffer behind a view. */
function exact(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
