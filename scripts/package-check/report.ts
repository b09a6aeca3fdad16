/** Collects outcomes and prints them as they come. */
export interface Report {
  check(what: string, passed: boolean, detail?: string): void;
  skip(what: string, reason: string): void;
  /** Print the last line, `N passed, N failed, N skipped`, and set the exit code. */
  end(): void;
}

/** Start a report on standard output. */
export function createReport(): Report {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  return {
    check(what, passed, detail = '') {
      counts[passed ? 'passed' : 'failed'] += 1;
      console.log(
        `${passed ? 'ok  ' : 'FAIL'}  ${what}${passed || detail === '' ? '' : `\n      ${detail}`}`,
      );
    },
    skip(what, reason) {
      counts.skipped += 1;
      console.log(`skip  ${what}: ${reason}`);
    },
    end() {
      console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
      process.exitCode = counts.failed === 0 ? 0 : 1;
    },
  };
}
