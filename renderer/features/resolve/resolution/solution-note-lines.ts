import type { Solved } from '../graph/dependency-graph.ts';

export interface SolutionNote {
  id: 'cycles' | 'loose-cycles' | 'warnings' | 'left-out';
  severity: 'error' | 'warning' | 'info';
  /** `2 cycles` */
  title: string;
  lines: string[];
}

/** What is to be said of a solution beyond its packages, gravest first; kinds of which there is nothing are left out. */
export function solutionNotes({ cycles, warnings, leftOut }: Solved): SolutionNote[] {
  const ways = (severity: 'error' | 'warning'): string[] =>
    cycles.filter((cycle) => cycle.severity === severity).map(({ path }) => wayAround(path));
  // Cycles are among the warnings too, in more words.
  const others = warnings.filter((text) => !cycles.some(({ path }) => text.includes(wayAround(path))));
  const firm = ways('error');
  const loose = ways('warning');
  const notes: SolutionNote[] = [
    { id: 'cycles', severity: 'error', title: counted(firm.length, 'cycle'), lines: firm },
    {
      id: 'loose-cycles',
      severity: 'warning',
      title: counted(loose.length, 'dev or peer cycle'),
      lines: loose,
    },
    { id: 'warnings', severity: 'warning', title: counted(others.length, 'warning'), lines: others },
    {
      id: 'left-out',
      severity: 'info',
      title: `${leftOut.length} optional left out`,
      lines: leftOut.map(
        ({ coordinate, constraint, wantedBy, reason }) =>
          `${coordinate} ${constraint}, wanted by ${wantedBy}: ${reason}`,
      ),
    },
  ];
  return notes.filter(({ lines }) => lines.length > 0);
}

function wayAround(path: readonly string[]): string {
  return [...path, path[0] ?? ''].join(' → ');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
