/** An answer of the resolver as a person reads it. */
import type { Resolution, ResolvedNode } from '../../../contract/resolution.ts';
import { drawTree } from '../draw-tree.ts';
import { note, write } from '../output.ts';
import { renderTable } from '../render-table.ts';
import { wrapText } from '../wrap-text.ts';

type Resolved = Extract<Resolution, { status: 'resolved' }>;
type Unsatisfiable = Extract<Resolution, { status: 'unsatisfiable' }>;

export function reportResolution(resolution: Resolution, asTree: boolean): void {
  if (resolution.status === 'resolved') reportSolution(resolution, asTree);
  else if (resolution.status === 'unsatisfiable') reportConflict(resolution);
  else {
    note(`Not decided in ${resolution.seconds} s: there may be a solution or none.`);
    note('Give it longer with --deadline, or pin packages to narrow the search.');
  }
}

function reportSolution(resolution: Resolved, asTree: boolean): void {
  const { nodes, warnings, leftOut, statistics } = resolution;
  if (asTree) write(treeOf(resolution));
  else
    write(
      renderTable(resolution, {
        rows: 'nodes',
        columns: [
          'coordinate',
          'version',
          'depth',
          { title: 'SELECTED BY', text: (node) => selectedBy(node as unknown as ResolvedNode, resolution) },
          { title: 'NOTICE', text: (node) => noticeOf(node as unknown as ResolvedNode) },
        ],
        empty: 'It needs nothing.',
      }),
    );
  for (const { coordinate, constraint, wantedBy, reason } of leftOut)
    note(`Left out: ${coordinate} ${constraint}, wanted by ${wantedBy}: ${reason}`);
  for (const warning of warnings) note(`Warning: ${warning}`);
  const direct = nodes.filter(({ depth }) => depth === 1).length;
  note(
    `${nodes.length} ${nodes.length === 1 ? 'package' : 'packages'}, ${direct} of them direct, in ${statistics.milliseconds.toFixed(0)} ms. ${resolution.digest}`,
  );
}

function selectedBy({ selectedBy: all }: ResolvedNode, resolution: Resolved): string {
  const [first] = all;
  if (first === undefined) return '';
  const more = all.length > 1 ? ` and ${all.length - 1} more` : '';
  return `${fromName(first.from, resolution)} ${first.constraint}${more}`;
}

function fromName(from: number | undefined, { nodes, root }: Resolved): string {
  return from === undefined ? (root.coordinate ?? 'the requirements') : (nodes[from]?.coordinate ?? '');
}

function noticeOf({ deprecated, yanked, better }: ResolvedNode): string {
  return [
    ...(yanked === undefined ? [] : [`yanked: ${yanked.reason}`]),
    ...(deprecated === undefined ? [] : [deprecatedText(deprecated)]),
    ...(better === undefined ? [] : [`not ${better.version}: ${better.because}`]),
  ].join('; ');
}

function deprecatedText({ reason, replacement }: NonNullable<ResolvedNode['deprecated']>): string {
  return `deprecated: ${reason}${replacement === undefined ? '' : `, use ${replacement}`}`;
}

function treeOf(resolution: Resolved): string {
  const { nodes, root, ontoRoot } = resolution;
  const top = root.coordinate === undefined ? 'the requirements' : `${root.coordinate}@${root.version ?? ''}`;
  const labels = [top, ...nodes.map(({ coordinate, version }) => `${coordinate}@${version}`)];
  const edges = [ontoRoot, ...nodes.map(({ selectedBy: all }) => all)].flatMap((all, to) =>
    all.map(({ from, constraint, type, optional }) => ({
      from: from === undefined ? 0 : from + 1,
      to,
      note: [constraint, ...(type === 'runtime' ? [] : [type]), ...(optional ? ['optional'] : [])].join(' '),
    })),
  );
  return drawTree(labels, edges);
}

function reportConflict({ root, explanation, suggestions }: Unsatisfiable): void {
  const name =
    root.coordinate === undefined ? 'The requirements' : `${root.coordinate}@${root.version ?? ''}`;
  write(`${name} cannot be resolved.\n`);
  for (const { text } of explanation) write(wrapText(text, '  '));
  if (suggestions.length === 0) return;
  write('\nWhat would help:');
  for (const { text } of suggestions) write(wrapText(`  - ${text}`, '    '));
}
