/** Scans one small file at hand, on the calling thread. */
import type { Finding } from '../../../contract/transfer.ts';
import { SecretFindings } from './inspect/secret-findings.ts';
import { SecretScanner } from './secrets/secret-scanner.ts';

let scanner: SecretScanner | undefined;

/** The secrets in `bytes` (at most about a megabyte), as findings. Compiling the rules is done once. */
export function scanBytes(bytes: Buffer, fileName: string): Finding[] {
  scanner ??= new SecretScanner();
  const { matches, complete } = scanner.scan(fileName, bytes);
  const findings = new SecretFindings();
  findings.add(matches, complete, fileName);
  return findings.list();
}
