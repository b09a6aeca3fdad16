/** Checks a report by itself: signature, form, and whether its figures follow from each other. Needs no registry and no network. */
import type { ReportCheck } from '../../../../../contract/quality-demonstrations.ts';
import {
  CanonicalJsonError,
  canonicalize,
  type Envelope,
  parseEnvelope,
  preAuthenticationEncoding,
  type ResolvedKey,
  verifySignature,
} from '../../../trust/index.ts';
import { trialsOf, upperPpm } from '../plan.ts';
import { counted, measured } from '../words.ts';
import { reportText } from './report-text.ts';
import {
  type DemonstrationStatement,
  demonstrationPayloadType,
  demonstrationStatement,
} from './statement.ts';

type Check = ReportCheck['checks'][number];

/** @param keyOf the public key of an id, where it is known */
export function checkReport(
  text: string,
  keyOf: (keyId: string) => (ResolvedKey & { name?: string }) | undefined,
): ReportCheck {
  const envelope = readEnvelope(text);
  if (typeof envelope === 'string')
    return { ok: false, checks: [{ name: 'envelope', outcome: 'fail', detail: envelope }] };
  const payload = Buffer.from(envelope.payload, 'base64');
  const statement = readStatement(payload);
  const checks: Check[] = [
    { name: 'envelope', outcome: 'pass', detail: 'A DSSE envelope of a demonstration report.' },
    typeof statement === 'string'
      ? { name: 'statement', outcome: 'fail', detail: statement }
      : { name: 'statement', outcome: 'pass', detail: 'A whole report in canonical JSON (RFC 8785).' },
    ...signatureChecks(envelope, payload, keyOf),
    ...(typeof statement === 'string' ? [] : figureChecks(statement)),
  ];
  const signed = checks.some(({ name, outcome }) => name === 'signature' && outcome === 'pass');
  return {
    ok: signed && checks.every(({ outcome }) => outcome !== 'fail'),
    checks,
    ...(typeof statement === 'string' ? {} : { text: reportText(statement) }),
  };
}

/** The envelope, or why it is none. */
function readEnvelope(text: string): Envelope | string {
  try {
    const envelope = parseEnvelope(JSON.parse(text));
    return envelope.payloadType === demonstrationPayloadType
      ? envelope
      : `It holds ${envelope.payloadType}, not ${demonstrationPayloadType}.`;
  } catch (error) {
    return error instanceof SyntaxError
      ? 'It is no JSON.'
      : error instanceof Error
        ? error.message
        : String(error);
  }
}

function readStatement(payload: Buffer): DemonstrationStatement | string {
  try {
    const value: unknown = JSON.parse(payload.toString());
    if (!payload.equals(Buffer.from(canonicalize(value)))) return 'The payload is not canonical JSON.';
    const read = demonstrationStatement.strict().safeParse(value);
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    return `The payload is no report: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}.`;
  } catch (error) {
    return error instanceof CanonicalJsonError ? error.message : 'The payload is no JSON.';
  }
}

function signatureChecks(
  envelope: Envelope,
  payload: Buffer,
  keyOf: (keyId: string) => (ResolvedKey & { name?: string }) | undefined,
): Check[] {
  const name = 'signature';
  if (envelope.signatures.length === 0)
    return [{ name, outcome: 'warn', detail: 'It is not signed: whoever held it may have changed it.' }];
  const message = preAuthenticationEncoding(envelope.payloadType, payload);
  return envelope.signatures.map(({ keyid, sig, algorithm }): Check => {
    const key = keyOf(keyid);
    if (!key)
      return { name, outcome: 'warn', detail: `The key ${keyid} is not known here; give its public key.` };
    const by = `${key.name === undefined ? '' : `“${key.name}” `}(${keyid})`;
    const isValid =
      key.algorithm === algorithm &&
      verifySignature({ algorithm, spki: key.spki, message, signature: Buffer.from(sig, 'base64') });
    return isValid
      ? { name, outcome: 'pass', detail: `Signed by ${by}, unchanged since.` }
      : {
          name,
          outcome: 'fail',
          detail: `The signature by ${by} is not valid: it was changed, or signed by another key.`,
        };
  });
}

function figureChecks(statement: DemonstrationStatement): Check[] {
  return [planCheck(statement), countCheck(statement), boundCheck(statement), outcomeCheck(statement)];
}

function planCheck({ plan }: DemonstrationStatement): Check {
  const needed = trialsOf(plan.claim);
  return judged(
    'plan',
    plan.trials >= needed,
    `${counted(plan.trials)} trials are enough for the claim; it takes ${counted(needed)}.`,
    `${counted(plan.trials)} trials are too few for the claim: it takes ${counted(needed)}.`,
  );
}

function countCheck({ outcome, failures, runs, durations, plan }: DemonstrationStatement): Check {
  const { trials } = outcome;
  const joined = runs.every(
    ({ doneBefore, doneAfter }, index) =>
      doneBefore === (runs[index - 1]?.doneAfter ?? 0) && doneAfter >= doneBefore,
  );
  const holds =
    joined &&
    (runs.at(-1)?.doneAfter ?? 0) === trials &&
    trials <= plan.trials &&
    outcome.failures <= trials &&
    failures.length === Math.min(outcome.failures, 200) &&
    failures.every(({ trial }) => trial >= 1 && trial <= trials) &&
    (durations?.count ?? 0) === trials;
  return judged(
    'counts',
    holds,
    `The trials of its ${runs.length} run${runs.length === 1 ? '' : 's'} add up to ${counted(trials)}; every failure is listed.`,
    'Trials, runs, failures and durations do not add up.',
  );
}

function boundCheck({ outcome, plan }: DemonstrationStatement): Check {
  const { trials, failures, upperPpm: told, state } = outcome;
  const bound =
    state === 'cancelled' || failures > trials
      ? undefined
      : upperPpm(failures, trials, plan.claim.confidence);
  const holds =
    bound === undefined ? told === undefined : told !== undefined && Math.abs(told - bound) <= 1e-9 * bound;
  return judged(
    'bound',
    holds,
    bound === undefined
      ? 'No bound is claimed.'
      : `The upper bound is ${measured(bound)} per million, computed anew.`,
    `The upper bound told is ${told ?? 'missing'}; it comes to ${bound ?? 'none'}.`,
  );
}

function outcomeCheck({ outcome, plan }: DemonstrationStatement): Check {
  const { state, trials, failures, shown } = outcome;
  const isOver = failures > plan.claim.allowed;
  const isDone = trials === plan.trials;
  const follows =
    state === 'passed'
      ? isDone && !isOver && shown
      : state === 'failed'
        ? isOver && !shown
        : !isOver && !shown;
  return judged(
    'outcome',
    follows,
    `That it ${state === 'cancelled' ? 'was cancelled' : state} follows from its counts.`,
    `It says ${state}, which does not follow from its counts.`,
  );
}

function judged(name: string, holds: boolean, pass: string, fail: string): Check {
  return { name, outcome: holds ? 'pass' : 'fail', detail: holds ? pass : fail };
}
