/** Collects what reads, searches, denials and failures leave behind, and writes it in batches. */
import type { OutcomeNote } from '../access/audit-store.ts';

/** A batch is written this long after its first note, milliseconds. */
const delay = 1_000;
/** Subjects a shared row names. */
const subjectsNamed = 20;
/** Distinct notes kept before a batch is written at once. */
const most = 500;

interface Pending extends OutcomeNote {
  subjects: Set<string>;
}

export class OutcomeRecorder implements AsyncDisposable {
  readonly #write: (notes: OutcomeNote[]) => Promise<unknown>;
  #notes = new Map<string, Pending>();
  #timer: NodeJS.Timeout | undefined;

  constructor(write: (notes: OutcomeNote[]) => Promise<unknown>) {
    this.#write = write;
  }

  /** Note one call; reads of a batch become one row with a count. Durations in milliseconds. */
  note(note: Omit<OutcomeNote, 'count' | 'totalMicroseconds' | 'maxMicroseconds'>, durationMs: number): void {
    const microseconds = Math.round(durationMs * 1_000);
    // A row for every read would outgrow the registry: successful ones share a row that names some subjects.
    const shared = note.outcome === 'success';
    const key = `${note.actor}\n${note.operation}\n${note.outcome}\n${shared ? '' : note.subject}\n${note.audited}`;
    const known = this.#notes.get(key);
    if (known) {
      if (shared && note.subject !== '' && known.subjects.size < subjectsNamed)
        known.subjects.add(note.subject);
      known.count += 1;
      known.totalMicroseconds += microseconds;
      known.maxMicroseconds = Math.max(known.maxMicroseconds, microseconds);
      return;
    }
    this.#notes.set(key, {
      ...note,
      subjects: new Set(note.subject === '' ? [] : [note.subject]),
      count: 1,
      totalMicroseconds: microseconds,
      maxMicroseconds: microseconds,
    });
    if (this.#notes.size >= most) void this.flush();
    else this.#timer ??= setTimeout(() => void this.flush(), delay).unref();
  }

  /** Write what is pending. Failing to record must not fail the call that is long answered. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#notes.size === 0) return;
    const notes = [...this.#notes.values()].map(({ subjects, ...note }) =>
      subjects.size > 1
        ? { ...note, subject: '', detail: { ...note.detail, subjects: [...subjects] } }
        : note,
    );
    this.#notes = new Map();
    await this.#write(notes).catch(() => {});
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.flush();
  }
}
