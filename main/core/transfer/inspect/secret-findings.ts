/** Findings about secrets, capped so that a file full of them stays readable. */
import type { Finding } from '../../../../contract/transfer.ts';
import type { SecretMatch } from '../secrets/secret-scanner.ts';

const mostFindings = 200;

export class SecretFindings {
  readonly #findings: Finding[] = [];
  #more = 0;

  add(matches: readonly SecretMatch[], complete: boolean, path: string): void {
    for (const match of matches) this.#push(secretFinding(match));
    if (!complete) this.#push(incompleteFinding(path));
  }

  /** Of findings beyond the cap only those that block are counted: the rest would block for a warning. */
  #push(finding: Finding): void {
    if (this.#findings.length < mostFindings) this.#findings.push(finding);
    else if (finding.severity === 'block') this.#more += 1;
  }

  list(): Finding[] {
    if (this.#more === 0) return this.#findings;
    const message = `${this.#more} more places look like secrets.`;
    const help = 'Remove the ones listed, then import again to see the others.';
    return [...this.#findings, { severity: 'block', code: 'secret.more', message, help, overridable: true }];
  }
}

function secretFinding({ rule, file, line, excerpt }: SecretMatch): Finding {
  const block = rule.severity === 'block';
  return {
    severity: rule.severity,
    code: `secret.${rule.id}`,
    message: `${rule.title} in ${file}, line ${line}: ${excerpt}`,
    help: block
      ? 'Remove it from the content and revoke it where it was issued. If it is no real secret, override with a reason.'
      : 'If this is a real secret, remove it from the content and change it where it is used.',
    file,
    line,
    overridable: block,
  };
}

/** Stops the import: what was not looked at may hold a secret. */
const incompleteFinding = (file: string): Finding => ({
  severity: 'block',
  code: 'secret.incomplete',
  message: `${file} has so many places that look like secrets that not all of them were looked at.`,
  help: 'Look at the file yourself and override with a reason, or leave the file out.',
  file,
  overridable: true,
});
