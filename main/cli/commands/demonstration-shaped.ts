/** Plans and reports of reliability demonstrations. */
import { readFile } from 'node:fs/promises';
import { type CommandRun, firstWord, type Invocation, textOption } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { CliFailure } from '../failure.ts';
import { note, write, writeResult } from '../output.ts';
import { givenPassphrase } from '../passphrase.ts';
import { renderTable } from '../render-table.ts';
import { wrapText } from '../wrap-text.ts';
import { writeOut } from '../write-out.ts';
import { typedClaim } from './demonstration-claim.ts';

export const planCommand: CommandRun = async ({ session, options }) => {
  const client = await session.client();
  const plan = await client.quality.planDemonstration(typedClaim(options), { signal: session.signal });
  if (session.options.output !== 'table') {
    await writeResult(plan, session.options.output);
    return undefined;
  }
  write(wrapText(plan.text, ''));
  write('');
  const alternatives = plan.alternatives.map(({ allowed, trials }) => ({
    'failures allowed': allowed,
    trials: trials.toLocaleString('en-US'),
  }));
  write(renderTable({ alternatives }, { rows: 'alternatives' }));
  write('');
  const risk = plan.risk.map(({ times, passes }) => ({
    'true defects per million': Number((times * plan.claim.ppm).toPrecision(6)),
    'the plan passes': passes < 1e-4 ? 'below 0.01 %' : `${(100 * passes).toPrecision(3)} %`,
  }));
  write(renderTable({ risk }, { rows: 'risk' }));
  return undefined;
};

export const createPlanCommand: CommandRun = async (invocation) => {
  const { session, options } = invocation;
  const client = await session.client();
  const input = { scenario: firstWord(invocation), claim: typedClaim(options) };
  const { demonstration } = await client.quality.createDemonstration(input, { signal: session.signal });
  await writeResult({ demonstration }, session.options.output, {
    columns: ['demonstration.id', 'demonstration.scenario', 'demonstration.planned', 'demonstration.verdict'],
  });
  if (session.options.output === 'table') note(`Run it with: hyper quality demonstrate ${demonstration.id}`);
  return undefined;
};

export const reportCommand: CommandRun = async (invocation) => {
  const { session } = invocation;
  const client = await session.client();
  const input = { demonstrationId: firstWord(invocation) };
  const options = { signal: session.signal };
  let report = await client.quality.demonstrationReport(input, options);
  if (report.unsigned !== undefined && (await isUnlocked(invocation)))
    report = await client.quality.demonstrationReport(input, options);
  const out = textOption(invocation, 'out');
  if (out !== undefined) await writeOut(out, `${report.envelope}\n`);
  if (session.options.output === 'table') write(report.text.trimEnd());
  else await writeResult(report, session.options.output);
  if (report.unsigned !== undefined) note(`Not signed: ${report.unsigned}`);
  else note(`Signed with ${report.keyId}.${out === undefined ? '' : ` Written to ${out}.`}`);
  return undefined;
};

/** Where the vault is locked and its passphrase is at hand, unlock it: then the report can be signed. */
async function isUnlocked({ session }: Invocation): Promise<boolean> {
  const client = await session.client();
  const { vault } = await client.settings.status({}, { signal: session.signal });
  if (!vault.locked) return false;
  const passphrase = await givenPassphrase(session.signal);
  if (passphrase === undefined) return false;
  await client.trust.unlock({ passphrase }, { signal: session.signal });
  return true;
}

export const verifyReportCommand: CommandRun = async (invocation) => {
  const { session } = invocation;
  const envelope = await readText(firstWord(invocation));
  const key = textOption(invocation, 'key');
  const client = await session.client();
  const check = await client.quality.checkReport(
    { envelope, ...(key === undefined ? {} : { publicKey: await readText(key) }) },
    { signal: session.signal },
  );
  if (session.options.output !== 'table') await writeResult(check, session.options.output);
  else {
    for (const { name, outcome, detail } of check.checks) write(`${outcome.padEnd(7)}  ${name}: ${detail}`);
    const verdict = /\*\*(.+)\*\*/u.exec(check.text ?? '')?.[1];
    // As the last line it would be read as the answer: of a report that was changed it is none.
    const lead = check.ok
      ? ''
      : 'Not to be relied on: a check above did not pass. What the report says of itself: ';
    if (verdict !== undefined) write(wrapText(`${lead}${verdict}`, ''));
  }
  return check.ok ? exitCodes.ok : exitCodes.failed;
};

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new CliFailure('NOT_FOUND', `${file} cannot be read.`, 'Check the path.', { cause: error });
  }
}
