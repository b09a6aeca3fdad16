import { exitCodeOf } from '../exit-code.ts';
import { linesOf, reportOf } from '../failure.ts';
import { note, writeResult } from '../output.ts';
import type { Session } from '../session.ts';

/**
 * Do one thing for each word; a failure is told and the rest goes on. With JSON or YAML all answers and failures come as one list.
 * @returns the exit code of the first failure, undefined when all went well
 */
export async function forEachWord(
  words: readonly string[],
  session: Session,
  work: (word: string) => Promise<unknown>,
): Promise<number | undefined> {
  const results: unknown[] = [];
  let exitCode: number | undefined;
  for (const word of words) {
    session.signal.throwIfAborted();
    try {
      results.push(await work(word));
    } catch (error) {
      if (session.signal.aborted) throw error;
      const report = reportOf(error);
      exitCode ??= exitCodeOf(report.code);
      results.push({ subject: word, error: report });
      if (session.options.output === 'table') note([`${word}: `, linesOf(report).join('\n  ')].join(''));
    }
  }
  if (session.options.output !== 'table') await writeResult(results, session.options.output);
  return exitCode;
}
