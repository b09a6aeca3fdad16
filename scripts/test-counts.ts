/** Counts of tests, read from what the runners write. */
import { readFileSync } from 'node:fs';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export function addCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** The line every report ends with. */
export function countsLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** From vitest's JSON reporter. @throws Error when the file is missing or not its report */
export function vitestCounts(file: string): Counts {
  const report = numbersOf(JSON.parse(readFileSync(file, 'utf8')));
  return {
    passed: report('numPassedTests'),
    failed: report('numFailedTests'),
    skipped: report('numPendingTests') + report('numTodoTests'),
  };
}

/** From Playwright's JSON reporter. A flaky test is one that failed. @throws Error as above */
export function playwrightCounts(file: string): Counts {
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const stats = numbersOf(
    typeof parsed === 'object' && parsed !== null && 'stats' in parsed ? parsed.stats : undefined,
  );
  return {
    passed: stats('expected'),
    failed: stats('unexpected') + stats('flaky'),
    skipped: stats('skipped'),
  };
}

function numbersOf(report: unknown): (name: string) => number {
  return (name) => {
    const value = (report as Partial<Record<string, unknown>> | undefined)?.[name];
    if (typeof value !== 'number') throw new Error(`the report has no ${name}`);
    return value;
  };
}
