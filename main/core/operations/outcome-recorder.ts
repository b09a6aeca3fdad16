/** Collects what reads, searches, denials and failures leave behind, and writes it in batches. */
import type { OutcomeNote } from '../access/index.ts';

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
  #writing: Promise<void> = Promise.resolve();

  constructor(write: (notes: OutcomeNote[]) => Promise<unknown>) {
    this.#write = write;
  }

  /** Note one call; reads of a batch become one row with a count. Durations in milliseconds. */
  note(note: Omit<OutcomeNote, 'count' | 'totalMicroseconds' | 'maxMicroseconds'>, durationMs: number): void {
    const microseconds = Math.round(durationMs * 1_000);
    // A row for every read would outgrow the registry: successful ones share a row that names some subjects.
    const shared = note.outcome === 'success';
    const told = shared ? '' : `${note.subject}\n${note.detail.code}`;
    const key = `${note.actor}\n${note.operation}\n${note.outcome}\n${note.audited}\n${told}`;
    const durations = { count: 1, totalMicroseconds: microseconds, maxMicroseconds: microseconds };
    const subjects = note.subject === '' ? [] : [note.subject];
    const known = this.#notes.get(key);
    if (known) {
      merge(known, subjects, durations);
      return;
    }
    this.#notes.set(key, { ...note, ...durations, subjects: new Set(subjects) });
    if (this.#notes.size >= most) void this.flush();
    else this.#timer ??= setTimeout(() => void this.flush(), delay).unref();
  }

  /** Write what is pending; resolves when everything noted before is in the log, or cannot be. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#notes.size > 0) {
      const notes = this.#notes;
      this.#notes = new Map();
      this.#writing = this.#writing.then(() => this.#writeBatch(notes));
    }
    await this.#writing;
  }

  /** Failing to record must not fail the call that is long answered: the notes wait for the next batch. */
  async #writeBatch(notes: Map<string, Pending>): Promise<void> {
    try {
      await this.#write([...notes.values()].map(toNote));
    } catch {
      // A full disk may have space again later. Half the room is left for what comes meanwhile.
      for (const [key, note] of notes) {
        const known = this.#notes.get(key);
        if (known) merge(known, note.subjects, note);
        else if (this.#notes.size < most / 2) this.#notes.set(key, note);
      }
      this.#timer ??= setTimeout(() => void this.flush(), delay).unref();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.flush();
  }
}

function toNote({ subjects, ...note }: Pending): OutcomeNote {
  return subjects.size > 1
    ? { ...note, subject: '', detail: { ...note.detail, subjects: [...subjects] } }
    : note;
}

type Durations = Pick<OutcomeNote, 'count' | 'totalMicroseconds' | 'maxMicroseconds'>;

function merge(known: Pending, subjects: Iterable<string>, more: Durations): void {
  if (known.outcome === 'success')
    for (const subject of subjects) if (known.subjects.size < subjectsNamed) known.subjects.add(subject);
  known.count += more.count;
  known.totalMicroseconds += more.totalMicroseconds;
  known.maxMicroseconds = Math.max(known.maxMicroseconds, more.maxMicroseconds);
}
