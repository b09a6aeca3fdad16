/** `hyper deps conflicts`: findings as they come, with progress; one document where JSON or YAML is asked for. */
import type { Finding } from '../../../contract/resolution.ts';
import type { CommandRun } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { note, write, writeResult } from '../output.ts';
import { wrapText } from '../wrap-text.ts';
import { defined } from './solving-input.ts';
import { StatusLine } from './status-line.ts';

export const conflictsCommand: CommandRun = async ({ session, words, options }) => {
  const { output } = session.options;
  const client = await session.client();
  const input = { namespace: String(words[0]), ...defined({ most: options.most }) };
  const events = await client.resolve.conflicts(input, { signal: session.signal });
  const findings: Finding[] = [];
  using line = new StatusLine(output === 'table');
  for await (const event of events) {
    if (event.type === 'progress') line.show(`${event.done} of ${event.total} versions`);
    else if (event.type === 'findings') {
      findings.push(...event.findings);
      line[Symbol.dispose]();
      if (output === 'table') for (const finding of event.findings) writeFinding(finding);
    } else if (output === 'table') noteEnd(event);
    else {
      const { type: _type, ...end } = event;
      await writeResult({ findings, ...end }, output);
    }
  }
  return findings.some(({ severity }) => severity === 'error') ? exitCodes.failed : exitCodes.ok;
};

function writeFinding({
  kind,
  severity,
  coordinate,
  version,
  text,
  replacement,
  explanation,
}: Finding): void {
  write(wrapText(`${severity}: ${kind}: ${coordinate}@${version}: ${text}`, '  '));
  if (replacement !== undefined) write(wrapText(`  Use ${replacement} instead.`, '  '));
  for (const { text: line } of explanation ?? []) write(wrapText(`  ${line}`, '    '));
}

interface End {
  versions: number;
  counts: Record<string, number>;
  undecided: number;
  truncated: boolean;
}

function noteEnd({ versions, counts, undecided, truncated }: End): void {
  const found = Object.entries(counts).filter(([, count]) => count > 0);
  const told = found.map(([kind, count]) => `${count} ${kind}`).join(', ');
  note(`${versions} versions looked at: ${told === '' ? 'nothing found' : told}.`);
  if (undecided > 0) note(`Of ${undecided} it could not be told in time whether they resolve.`);
  if (truncated) note('There are more findings: --most shows them.');
}
