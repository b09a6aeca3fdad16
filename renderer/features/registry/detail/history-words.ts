import type { AuditEntry } from '../../../../contract/registry.ts';

/** Operation to verb: `<actor> <verb> <what>`. */
const verbs: Record<string, string> = {
  'registry.create': 'created',
  'transfer.accept': 'imported',
  'registry.publish': 'published',
  'registry.unpublish': 'unpublished',
  'registry.deprecate': 'deprecated',
  'registry.undeprecate': 'removed the deprecation of',
  'registry.archive': 'archived',
  'registry.restore': 'restored',
  'registry.yank': 'yanked',
  'registry.unyank': 'unyanked',
  'registry.setTag': 'tagged',
  'registry.removeTag': 'took a tag from',
  'registry.promote': 'promoted',
  'registry.rollback': 'rolled back to',
  'registry.delete': 'deleted',
  'registry.undelete': 'restored from the trash',
  'registry.extract': 'extracted',
  'trust.sign': 'signed',
  'trust.verify': 'verified',
};

export interface HistoryLine {
  /** `Ada deprecated acme/aes@1.0.0`. */
  text: string;
  /** A reason, a signature state, or why it did not happen. */
  note: string;
}

/** One audit row in plain words. */
export function historyLine(entry: AuditEntry): HistoryLine {
  const verb = verbs[entry.operation];
  const action = verb === undefined ? `${entry.operation} on` : verb;
  const attempt =
    entry.outcome === 'success'
      ? action
      : `${entry.outcome === 'denied' ? 'was not allowed:' : 'failed:'} ${action}`;
  const what = text(entry.detail.coordinate) ?? entry.subject;
  const version = text(entry.detail.version);
  const whole = version === undefined || what.includes('@') ? what : `${what}@${version}`;
  const notes = [
    move(entry.detail),
    text(entry.detail.reason),
    replacement(entry.detail.replacement),
    override(entry.detail.overrideReason),
    entry.outcome === 'success' ? undefined : (text(entry.detail.message) ?? text(entry.detail.code)),
  ];
  return {
    text: `${entry.actor} ${attempt} ${whole}`,
    note: notes.filter((note) => note !== undefined).join(' · '),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function replacement(value: unknown): string | undefined {
  const name = text(value);
  return name === undefined ? undefined : `replaced by ${name}`;
}

/** `stable: 1.0.0 → 2.0.0`. */
function move({ tag, from, to }: AuditEntry['detail']): string | undefined {
  const name = text(tag);
  return name === undefined ? undefined : `${name}: ${text(from) ?? 'nothing'} → ${text(to) ?? 'nothing'}`;
}

function override(value: unknown): string | undefined {
  const reason = text(value);
  return reason === undefined ? undefined : `findings overridden: ${reason}`;
}
