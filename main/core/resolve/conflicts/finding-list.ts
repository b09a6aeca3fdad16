/** Findings on their way out: in batches, counted, up to a limit. */
import type { Finding } from '../../../../contract/resolution.ts';

const batch = 200;

/** Thrown when there are more findings than were asked for. */
export class EnoughFound extends Error {}

export class FindingList {
  readonly counts: Record<string, number> = {};
  readonly #most: number;
  readonly #send: (findings: Finding[]) => void;
  #waiting: Finding[] = [];
  #found = 0;

  constructor(most: number, send: (findings: Finding[]) => void) {
    this.#most = most;
    this.#send = send;
  }

  /** @throws EnoughFound */
  add(finding: Finding): void {
    if (this.#found >= this.#most) throw new EnoughFound();
    this.#found += 1;
    this.counts[finding.kind] = (this.counts[finding.kind] ?? 0) + 1;
    this.#waiting.push(finding);
    if (this.#waiting.length >= batch) this.flush();
  }

  flush(): void {
    if (this.#waiting.length === 0) return;
    this.#send(this.#waiting);
    this.#waiting = [];
  }
}
