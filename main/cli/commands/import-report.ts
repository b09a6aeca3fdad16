import { linesOf } from '../failure.ts';
import { note, write } from '../output.ts';
import type { ImportResult } from './import-one.ts';

/** One line for what was stored or seen; findings and failures go to standard error. */
export function importReport({ source, stored, preview, findings = [], error }: ImportResult): void {
  if (error !== undefined) note(`${source}: ${linesOf(error).join('\n  ')}`);
  if (stored !== undefined) {
    write(
      `${stored.coordinate}@${stored.version}  ${stored.signed ? 'signed' : 'unsigned'}  ${stored.digest}  ${source}`,
    );
  }
  if (preview !== undefined) {
    const { kind = 'unknown kind', namespace, name, version, fileCount, contentSize } = preview;
    write(`${namespace}/${name}@${version}  ${kind}  ${fileCount} files, ${contentSize} bytes  ${source}`);
  }
  for (const { severity, message, file } of findings) {
    if (stored !== undefined && severity === 'info') continue;
    note(`  ${severity}: ${message}${file === undefined ? '' : ` (${file})`}`);
  }
}
