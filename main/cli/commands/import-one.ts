/** One source: inspect, look at the findings, accept or discard. */
import type { Finding, ImportEdits, Preview, Source } from '../../../contract/transfer.ts';
import { CliFailure, type FailureReport } from '../failure.ts';
import { unlocking } from '../passphrase.ts';
import type { Session } from '../session.ts';
import type { ProgressLine } from './progress-line.ts';

export interface ImportOptions {
  edits: ImportEdits;
  dryRun: boolean;
  publish: boolean;
  sign: boolean;
  overrideReason: string | undefined;
}

export interface ImportResult {
  source: string;
  /** Set when it was stored. */
  stored?: { coordinate: string; version: string; versionId: string; digest: string; signed: boolean };
  /** Set in a dry run. */
  preview?: Preview;
  findings?: Finding[];
  error?: FailureReport;
}

/** @throws ORPCError as declared, CliFailure when findings block it or its kind is not known */
export async function importOne(
  session: Session,
  item: { name: string; source: Source },
  options: ImportOptions,
  progress: ProgressLine,
): Promise<ImportResult> {
  const client = await session.client();
  const { signal } = session;
  const preview = await inspect(session, item, progress);
  const { importId } = preview;
  let isTaken = false;
  try {
    const { findings } = await client.transfer.recheck({ importId, edits: options.edits }, { signal });
    if (options.dryRun)
      return { source: item.name, preview: { ...preview, ...withoutUndefined(options.edits) }, findings };
    refuseBlocked(findings, preview, options);
    const stored = await unlocking(session, () => accept(session, importId, item.name, options, progress));
    isTaken = true;
    return { source: item.name, stored, findings };
  } finally {
    // Discarding must also work after Ctrl-C, so it does not carry the signal.
    if (!isTaken) await client.transfer.discard({ importId }).catch(() => undefined);
  }
}

async function inspect(
  session: Session,
  item: { name: string; source: Source },
  progress: ProgressLine,
): Promise<Preview> {
  const client = await session.client();
  const events = await client.transfer.inspect({ source: item.source }, { signal: session.signal });
  let preview: Preview | undefined;
  // To the end: who leaves before has cancelled the call, and the evidence says so.
  for await (const event of events)
    if (event.type === 'preview') ({ preview } = event);
    else progress.show(item.name, event);
  if (preview !== undefined) return preview;
  throw new CliFailure('INTERNAL', 'The source was not described.', 'Try again.');
}

async function accept(
  session: Session,
  importId: string,
  name: string,
  { edits, publish, sign, overrideReason }: ImportOptions,
  progress: ProgressLine,
) {
  const client = await session.client();
  const events = await client.transfer.accept(
    { importId, edits, publish, sign, ...(overrideReason === undefined ? {} : { overrideReason }) },
    { signal: session.signal },
  );
  let stored: ImportResult['stored'];
  for await (const event of events)
    if (event.type === 'progress') progress.show(name, event);
    else {
      const { type: _type, ...rest } = event;
      stored = rest;
    }
  if (stored !== undefined) return stored;
  throw new CliFailure('INTERNAL', 'The end of the import was not told.', 'Look with hyper registry list.');
}

/** Told before the attempt, with every finding and not only their codes. */
function refuseBlocked(
  findings: Finding[],
  preview: Preview,
  { edits, overrideReason }: ImportOptions,
): void {
  if ((edits.kind ?? preview.kind) === undefined) {
    throw new CliFailure(
      'INVALID_INPUT',
      'The content does not say what kind it is.',
      'Add --kind plugin, service, config, template, library or theme.',
    );
  }
  const blocking = findings.filter(({ severity }) => severity === 'block');
  const final = blocking.filter(({ overridable }) => !overridable);
  if (final.length === 0 && (blocking.length === 0 || overrideReason !== undefined)) return;
  const lines = blocking.map(({ message, file, line, help }) => {
    const place = file === undefined ? '' : ` (${file}${line === undefined ? '' : `:${line}`})`;
    return `\n  - ${message}${place} ${help}`;
  });
  throw new CliFailure(
    'FINDINGS_BLOCK',
    `Findings block this import:${lines.join('')}`,
    final.length === 0
      ? 'Where you know better: --override "reason". It is kept in the audit log.'
      : 'Correct the source and import it again.',
  );
}

function withoutUndefined(edits: ImportEdits): Partial<Preview> {
  return Object.fromEntries(Object.entries(edits).filter(([, value]) => value !== undefined));
}
