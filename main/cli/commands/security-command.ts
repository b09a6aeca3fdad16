/** `hyper quality security` and what mends permissions. */
import type { SecurityFinding, SecurityReport } from '../../../contract/quality-security.ts';
import type { CommandRun } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { note, write, writeResult } from '../output.ts';
import { clean, renderTable } from '../render-table.ts';
import { wrapText } from '../wrap-text.ts';

/** @returns 1 when there is a critical finding, listed or not */
export const securityCommand: CommandRun = async ({ session, options }) => {
  const client = await session.client();
  const { most } = options;
  const report = await client.quality.security(typeof most === 'number' ? { most } : {}, {
    signal: session.signal,
  });
  if (session.options.output === 'table') writeReport(report);
  else await writeResult(report, session.options.output);
  return report.severities.critical > 0 ? exitCodes.failed : exitCodes.ok;
};

function writeReport({ checks, findings, severities, truncated }: SecurityReport): void {
  write(
    renderTable(
      { checks },
      {
        rows: 'checks',
        columns: ['check', 'state', { title: 'FOUND', text: ({ total }) => String(total) }],
      },
    ),
  );
  write('');
  for (const { label, text } of checks) write(wrapText(`${label}: ${text}`, '  '));
  if (findings.length > 0) write('');
  for (const finding of findings) writeFinding(finding);
  const { critical, warning, info } = severities;
  note(`${critical} critical, ${warning} to be looked at, ${info} to know.`);
  if (truncated) note(`${findings.length} of them are listed: --most lists more, up to 5000.`);
}

function writeFinding({ severity, check, subject, text, fix }: SecurityFinding): void {
  write(wrapText(`${severity}: ${check}: ${subject}: ${text}`, '  '));
  write(wrapText(`  ${fix.label}.`, '    '));
  // Whole, so that it can be copied.
  if (fix.command !== undefined) write(`    ${clean(fix.command)}`);
}

/** @returns 1 when something had to be left */
export const fixPermissionsCommand: CommandRun = async ({ session }) => {
  const client = await session.client();
  const answer = await client.quality.fixPermissions({}, { signal: session.signal });
  if (session.options.output !== 'table') await writeResult(answer, session.options.output);
  else {
    const empty = 'Nothing to mend: nobody but you has rights in the data folder.';
    await writeResult(answer, 'table', { rows: 'fixed', columns: ['path', 'before', 'after'], empty });
    for (const { path, text } of answer.left) note(`Left: ${path}: ${text}`);
  }
  return answer.left.length > 0 ? exitCodes.failed : exitCodes.ok;
};
