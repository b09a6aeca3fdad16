/** What an inspection becomes with the person's edits, and what stands in its way. */
import type { Finding, ImportEdits } from '../../../contract/transfer.ts';
import { Refusal } from '../../store/index.ts';
import { constraintToRange } from '../identity/index.ts';
import { refuse } from '../refuse.ts';
import { normaliseIdentity, type VersionDraft } from '../registry/index.ts';
import { impossibleIn } from '../resolve/index.ts';
import type { Services } from '../services.ts';
import type { Inspection } from './inspect.ts';

/** Findings about fields that edits may mend; they are judged anew for the edited draft. */
const identityCode = /^(?:name|version|namespace|kind)\./u;

interface Edited {
  kind: Inspection['kind'];
  namespace: string;
  name: string;
  version: string;
  description: string;
  license: string;
  authors: string[];
  keywords: string[];
  dependencies: Inspection['dependencies'];
}

function edited(inspection: Inspection, edits: ImportEdits): Edited {
  return {
    kind: edits.kind ?? inspection.kind,
    namespace: edits.namespace ?? inspection.namespace,
    name: edits.name ?? inspection.name,
    version: edits.version ?? inspection.version,
    description: edits.description ?? inspection.description,
    license: edits.license ?? inspection.license,
    authors: edits.authors ?? [...inspection.authors],
    keywords: edits.keywords ?? [...inspection.keywords],
    dependencies: edits.dependencies ?? [...inspection.dependencies],
  };
}

/** The version to store. @throws Refusal INVALID_INPUT */
export function draftOf(
  inspection: Inspection,
  edits: ImportEdits,
): Omit<VersionDraft, 'publish' | 'sign' | 'detail'> {
  const draft = edited(inspection, edits);
  if (draft.kind === undefined)
    throw refuse.input('The kind is not known.', [
      { field: 'kind', message: 'choose what this artifact is' },
    ]);
  // Members of another kind's manifest mean nothing once the person chose a kind of their own.
  const manifest = draft.kind === inspection.kind ? inspection.manifest : {};
  return {
    ...draft,
    ...normaliseIdentity(draft),
    kind: draft.kind,
    manifest,
    mediaType: inspection.mediaType,
    files: inspection.packedFiles,
    fileCount: inspection.fileCount,
    unpackedSize: inspection.unpackedSize,
    root: inspection.root,
    readme: inspection.readme ?? { path: '', text: '' },
  };
}

/** All findings for the edited draft: of the content, of its fields, and of its place in the registry. */
export async function checkDraft(
  { store }: Pick<Services, 'store'>,
  inspection: Inspection,
  edits: ImportEdits,
): Promise<Finding[]> {
  const draft = edited(inspection, edits);
  const findings = inspection.findings.filter(
    ({ code, field }) => !identityCode.test(code) && !isMended(field, edits),
  );
  if (draft.kind === undefined)
    findings.push(
      block('kind.unknown', 'kind', 'What this artifact is could not be told.', 'Choose its kind.'),
    );
  const identity = identityOf(draft, findings);
  if (!identity) return findings;
  const { license } = draft;
  const size = inspection.contentSize;
  const place = await store.read('registry.placement', { ...identity, license, size });
  const id = `${identity.namespace}/${identity.name}`;
  if (identity.dependencies.some(({ coordinate }) => coordinate === id))
    findings.push({
      severity: 'warn',
      code: 'dependency.self',
      message: `${id} depends on itself.`,
      help: 'It can be stored and resolved so. Remove the dependency unless it is meant.',
      field: 'dependencies',
      overridable: false,
    });
  findings.push(...impossibleFindings(draft.dependencies));
  if (place.existing)
    findings.push(
      block(
        'version.exists',
        'version',
        place.existing.version === identity.version
          ? `${id}@${place.existing.version} is in the registry already (${place.existing.state}).`
          : `${id}@${place.existing.version} is in the registry already and differs only in build metadata.`,
        'Raise the version, or discard this import.',
      ),
    );
  if (place.kind !== undefined && draft.kind !== undefined && place.kind !== draft.kind)
    findings.push(
      block(
        'kind.differs',
        'kind',
        `${id} is a ${place.kind} in the registry.`,
        `Choose ${place.kind}, or another name.`,
      ),
    );
  if (place.overQuota)
    findings.push(
      block(
        `quota.${place.overQuota.resource}`,
        'namespace',
        `Namespace ${place.overQuota.namespace} allows ${place.overQuota.limit} ${place.overQuota.resource}; ${place.overQuota.used} are used.`,
        'Raise its quota, delete versions, or choose another namespace.',
      ),
    );
  if (place.moved)
    findings.push(block('namespace.moved', 'namespace', place.moved.message, `Choose ${place.moved.to}.`));
  return [...findings, ...place.violations.map(policyFinding)];
}

/** Enough to go and look at all of them. */
const mostImpossible = 20;

/** Dependencies that nothing there ever will be can meet, or that count nowhere: stored as written, and hardly meant. */
function impossibleFindings(dependencies: Edited['dependencies']): Finding[] {
  const told: Finding[] = [];
  for (const { coordinate, constraint, when } of dependencies) {
    const range = constraintToRange(constraint);
    const impossible = impossibleIn(range, when);
    if (impossible === undefined) continue;
    const isRange = impossible.member === 'constraint';
    told.push({
      severity: 'warn',
      code: isRange ? 'dependency.constraint' : 'dependency.when',
      message: `It depends on ${coordinate} ${range}. ${impossible.text}`,
      help: isRange
        ? 'It can be stored, but never resolved with it. Correct the range.'
        : 'It can be stored, and the dependency never counts. Correct the condition, or remove the dependency.',
      field: 'dependencies',
      overridable: false,
    });
    if (told.length === mostImpossible) break;
  }
  return told;
}

/** What only publishing would break is a warning: it can be stored as a draft. */
function policyFinding(violation: { rule: string; message: string; publishing: boolean }): Finding {
  const { rule, message, publishing } = violation;
  const field = rule === 'requireLicense' ? 'license' : 'version';
  const help = publishing
    ? 'Give it one, or store it as a draft.'
    : 'Choose a version without a pre-release, or another namespace.';
  const finding = block(`policy.${rule}`, field, `${message}.`, help);
  return publishing ? { ...finding, severity: 'warn' } : finding;
}

/** A member of the manifest the person has since typed anew. */
function isMended(field: string | undefined, edits: ImportEdits): boolean {
  return field !== undefined && edits[field.split(/[.[]/u)[0] as keyof ImportEdits] !== undefined;
}

function identityOf(draft: Edited, findings: Finding[]): ReturnType<typeof normaliseIdentity> | undefined {
  try {
    return normaliseIdentity(draft);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const issues = error.data.issues as { field: string; message: string }[];
    for (const { field, message } of issues)
      findings.push(
        block(
          `${field.split(/[.[]/u)[0]}.invalid`,
          field,
          message,
          'Correct it here; the content stays as it is.',
        ),
      );
    return undefined;
  }
}

function block(code: string, field: string, message: string, help: string): Finding {
  return { severity: 'block', code, message, help, field, overridable: false };
}
