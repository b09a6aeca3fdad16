/** Findings of a report: every one is counted, and of each kind no more are kept than the report may hold. */
import {
  type SecurityCheck,
  type SecurityFinding,
  type SecuritySeverity,
  securityChecks,
  securitySeverities,
} from '../../../../../contract/quality-security.ts';

type Kept = Map<SecurityCheck, SecurityFinding[]>;

export class FindingBook {
  readonly #most: number;
  readonly #kept = new Map<SecuritySeverity, Kept>();
  readonly #counts = new Map<SecurityCheck, number>();
  readonly #severities = { critical: 0, warning: 0, info: 0 };

  constructor(most: number) {
    this.#most = most;
  }

  /** How many more of a kind can be kept. */
  room(check: SecurityCheck, severity: SecuritySeverity): number {
    return this.#most - this.#listOf(check, severity).length;
  }

  /** Findings of one kind; `count` of them there are, those beyond the room are not needed. */
  add(
    check: SecurityCheck,
    severity: SecuritySeverity,
    count: number,
    findings: readonly Omit<SecurityFinding, 'check' | 'severity'>[],
  ): void {
    this.#counts.set(check, this.total(check) + count);
    this.#severities[severity] += count;
    for (const finding of findings.slice(0, this.room(check, severity)))
      this.#listOf(check, severity).push({ check, severity, ...finding });
  }

  total(check: SecurityCheck): number {
    return this.#counts.get(check) ?? 0;
  }

  get severities(): { critical: number; warning: number; info: number } {
    return { ...this.#severities };
  }

  /** The worst first. Where a severity has more than there is room for, every check has its share. */
  list(): { findings: SecurityFinding[]; truncated: boolean } {
    const findings: SecurityFinding[] = [];
    for (const severity of securitySeverities) {
      const lists = securityChecks.map((check) => this.#listOf(check, severity));
      const shares = sharesOf(
        lists.map(({ length }) => length),
        this.#most - findings.length,
      );
      lists.forEach((list, index) => {
        findings.push(...list.slice(0, shares[index]));
      });
    }
    const { critical, warning, info } = this.#severities;
    return { findings, truncated: critical + warning + info > findings.length };
  }

  #listOf(check: SecurityCheck, severity: SecuritySeverity): SecurityFinding[] {
    const kept: Kept = this.#kept.get(severity) ?? new Map();
    this.#kept.set(severity, kept);
    const list = kept.get(check) ?? [];
    kept.set(check, list);
    return list;
  }
}

/** As much of each as fits into `budget`: the small ones whole, the large ones alike. */
function sharesOf(wanted: readonly number[], budget: number): number[] {
  const shares = wanted.map(() => 0);
  const order = [...wanted.keys()].sort((one, other) => (wanted[one] ?? 0) - (wanted[other] ?? 0));
  let left = budget;
  order.forEach((index, done) => {
    const share = Math.min(wanted[index] ?? 0, Math.ceil(left / (order.length - done)));
    shares[index] = share;
    left -= share;
  });
  return shares;
}
