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

/** A line for each test and file that failed, from vitest's JSON reporter, with the first line of what it said. */
export function vitestRemarks(file: string): string[] {
  const { testResults = [] } = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((one) => one.status === 'failed');
    if (failed.length > 0)
      return failed.map(({ fullName, failureMessages }) =>
        remark(`${name} › ${fullName}`, failureMessages[0]),
      );
    return status === 'failed' ? [remark(name, message)] : [];
  });
}

function remark(what: string, message = ''): string {
  return `FAILED: ${what}: ${message.split('\n')[0]}`;
}

/** The parts of vitest's report that are read here. */
interface VitestReport {
  testResults?: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
}

/** From Playwright's JSON reporter. What passed when tried again counts as passed, and is remarked. @throws Error as above */
export function playwrightCounts(file: string): Counts {
  const { stats } = readPlaywright(file);
  const count = numbersOf(stats);
  return {
    passed: count('expected') + count('flaky'),
    failed: count('unexpected'),
    skipped: count('skipped'),
  };
}

/** A line for each test that failed, for each that was skipped, with the reason, and for each that passed only when tried again. */
export function playwrightRemarks(file: string): string[] {
  const remarks: string[] = [];
  const visit = ({ suites = [], specs = [] }: PlaywrightSuite): void => {
    for (const suite of suites) visit(suite);
    for (const { title, tests } of specs)
      for (const { status, projectName, annotations } of tests) {
        const reason = annotations.find(({ type }) => type === 'skip')?.description ?? 'no reason given';
        if (status === 'skipped') remarks.push(`Skipped: [${projectName}] ${title} (${reason})`);
        if (status === 'unexpected') remarks.push(`FAILED: [${projectName}] ${title}`);
        if (status === 'flaky') remarks.push(`Passed when tried again: [${projectName}] ${title}`);
      }
  };
  visit(readPlaywright(file));
  return remarks;
}

/** The parts of Playwright's report that are read here. */
interface PlaywrightSuite {
  suites?: PlaywrightSuite[];
  specs?: {
    title: string;
    tests: {
      status: string;
      projectName: string;
      annotations: { type: string; description?: string }[];
    }[];
  }[];
}

function readPlaywright(file: string): PlaywrightSuite & { stats?: unknown } {
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof parsed !== 'object' || parsed === null) throw new Error(`${file} is no report`);
  return parsed;
}

function numbersOf(report: unknown): (name: string) => number {
  return (name) => {
    const value = (report as Partial<Record<string, unknown>> | undefined)?.[name];
    if (typeof value !== 'number') throw new Error(`the report has no ${name}`);
    return value;
  };
}
