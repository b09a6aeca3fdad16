/** Handlers of the import operations. */
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { kind as kindSchema } from '../../../contract/kinds.ts';
import type { Finding, ImportEdits, Preview, Source } from '../../../contract/transfer.ts';
import type { DomainHandlers } from '../operations/index.ts';
import { refuse } from '../refuse.ts';
import { storeVersion } from '../registry/index.ts';
import type { Call, Services } from '../services.ts';
import { checkDraft, draftOf } from './draft.ts';
import { explainInspection } from './explain-inspection.ts';
import type { Inspection } from './inspect.ts';
import { PendingImports } from './pending-imports.ts';
import { progressOf } from './progress.ts';

/** Milliseconds one source may be looked at; hostile content is slow, a very large honest one is not this slow. */
const inspectionDeadline = 15 * 60_000;

export function transferOperations(services: Services): DomainHandlers<'transfer'> & AsyncDisposable {
  const pending = new PendingImports(services.sources);
  return {
    inspect: (input, call) => inspect(services, pending, input.source, call),
    recheck: async (input) => {
      const inspection = pending.get(input.importId);
      return { findings: await checkDraft(services, inspection, input.edits) };
    },
    accept: (input, call) => accept(services, pending, input, call),
    discard: async (input) => ({ discarded: await pending.discard(input.importId) }),
    samples: async () => ({ samples: await listSamples(services) }),
    [Symbol.asyncDispose]: () => pending[Symbol.asyncDispose](),
  };
}

async function* inspect(services: Services, pending: PendingImports, source: Source, call: Call) {
  const { path: sourcePath, name, temporary } = resolveSource(services, source, call);
  // Ends the work when the reader of this stream goes away in whatever manner.
  const abandoned = new AbortController();
  const work = progressOf((report) =>
    services.inspector.inspect(sourcePath, {
      fileName: name,
      signal: AbortSignal.any([call.signal, abandoned.signal]),
      onProgress: report,
      deadlineMs: inspectionDeadline,
    }),
  );
  let kept = false;
  try {
    for await (const { done, total } of work.steps)
      yield { type: 'progress' as const, phase: 'reading' as const, done, total };
    const inspection = await work.result;
    const findings = await checkDraft(services, inspection, {});
    kept = true;
    yield { type: 'preview' as const, preview: previewOf(pending.add(inspection), inspection, findings) };
  } catch (error) {
    throw explainInspection(error);
  } finally {
    abandoned.abort();
    // Finished all the same, or refused by the checks: the copy belongs to nobody.
    if (!kept) await work.result.then((inspection) => pending.removeStaged(inspection)).catch(() => {});
    if (temporary) await rm(sourcePath, { recursive: true, force: true });
    if (temporary && 'token' in source) services.sources.forget(source.token);
  }
}

function previewOf(importId: string, inspection: Inspection, findings: Finding[]): Preview {
  const {
    stagedPath: _staged,
    readme: _readme,
    manifest: _manifest,
    root: _root,
    packedFiles: _packedFiles,
    files,
    ...shown
  } = inspection;
  return {
    ...shown,
    importId,
    findings,
    files: files.map(({ path: file, size }) => ({ path: file, size })),
  };
}

function resolveSource({ sources, resources }: Services, source: Source, call: Call) {
  if ('path' in source) {
    if (call.caller.paths)
      return {
        path: path.resolve(source.path),
        name: path.basename(path.resolve(source.path)),
        temporary: false,
      };
    throw refuse.notAllowed(
      'paths',
      'This caller may not name paths.',
      'Drop the file on the window or choose it there.',
    );
  }
  const sample = /^sample:([a-z0-9-]+)$/u.exec(source.token)?.[1];
  if (sample) return { path: path.join(resources, 'samples', sample), name: sample, temporary: false };
  return sources.source(source.token);
}

interface AcceptInput {
  importId: string;
  edits: ImportEdits;
  publish: boolean;
  sign: boolean;
  overrideReason?: string | undefined;
}

async function* accept(services: Services, pending: PendingImports, input: AcceptInput, call: Call) {
  const inspection = pending.get(input.importId);
  const total = inspection.contentSize;
  yield { type: 'progress' as const, phase: 'checking' as const, done: 0, total };
  const findings = await checkDraft(services, inspection, input.edits);
  const overridden = refuseBlocked(findings, input.overrideReason);
  const draft = draftOf(inspection, input.edits);
  call.signal.throwIfAborted();
  yield { type: 'progress' as const, phase: 'storing' as const, done: 0, total };
  const taken = pending.take(input.importId);
  try {
    const summary = await storeVersion(
      services,
      {
        ...draft,
        publish: input.publish,
        sign: input.sign,
        detail: {
          source: inspection.fileName,
          ...(overridden.length > 0 ? { overrideReason: input.overrideReason, findings: overridden } : {}),
        },
      },
      { digest: taken.contentDigest, size: taken.contentSize, stagedPath: taken.stagedPath },
      { ...call.write, at: Date.now() },
    );
    await pending.removeStaged(taken);
    yield {
      type: 'stored' as const,
      versionId: summary.versionId,
      coordinate: `${draft.namespace}/${draft.name}`,
      version: summary.version,
      signed: summary.signature !== 'unsigned',
      digest: taken.contentDigest,
    };
  } catch (error) {
    pending.putBack(input.importId, taken);
    throw error;
  }
}

/** @throws Refusal FINDINGS_BLOCK. Returns the codes a reason overrode. */
function refuseBlocked(findings: Finding[], overrideReason: string | undefined): string[] {
  const blocking = findings.filter(({ severity }) => severity === 'block');
  const standing = blocking.filter(({ overridable }) => !overridable || overrideReason === undefined);
  if (standing.length > 0) throw refuse.findings(standing.map(({ message }) => message));
  return blocking.map(({ code }) => code);
}

/** The samples that ship with the product; three of them are offered at the first start. */
async function listSamples({ resources }: Services) {
  const folder = path.join(resources, 'samples');
  const names = await readdir(folder).catch(() => []);
  const samples = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(folder, name, 'hyper.yaml'), 'utf8').catch(() => undefined);
      const manifest = text === undefined ? undefined : (parse(text) as Partial<Record<string, unknown>>);
      const kind = kindSchema.safeParse(manifest?.kind);
      if (!kind.success) return [];
      const description = manifest?.description;
      return [
        {
          token: `sample:${name}`,
          name: typeof manifest?.title === 'string' ? manifest.title : name,
          kind: kind.data,
          description: typeof description === 'string' ? description.trim() : '',
          offered: ['service', 'config', 'theme'].includes(kind.data),
        },
      ];
    }),
  );
  return samples.flat();
}
