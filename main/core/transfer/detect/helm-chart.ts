/** `Chart.yaml` of Helm: a service. */
import type { Dependency } from '../../../../contract/kinds.ts';
import { constraintToRange, suggestFromNpm } from '../../identity/index.ts';
import type { Detector } from './detection.ts';
import { parseDocument } from './parse-document.ts';
import { members, present, text, texts } from './values.ts';
import { foldWrittenName } from './written-name.ts';

export const detectHelmChart: Detector = ({ kept }) => {
  const bytes = kept.get('Chart.yaml');
  const parsed = bytes && parseDocument('Chart.yaml', bytes);
  const chart = parsed && 'value' in parsed ? members(parsed.value) : undefined;
  if (!chart) return undefined;
  const name = text(chart.name, 1_000);
  const folded = name === undefined ? undefined : foldWrittenName(name);
  const people = Array.isArray(chart.maintainers) ? chart.maintainers : [];
  return {
    from: 'Chart.yaml',
    kind: 'service',
    name: folded?.name,
    version: text(chart.version, 256),
    description: text(chart.description, 2_000),
    license: text(members(chart.annotations)?.['artifacthub.io/license']),
    authors: texts(people.map((person) => members(person)?.name)),
    keywords: texts(chart.keywords),
    dependencies: dependencies(chart.dependencies),
    extra: present({ homepage: text(chart.home, 500), repository: texts(chart.sources)[0] }),
    findings: folded?.findings ?? [],
  };
};

/** Charts of repositories all become `pkg.helm/<name>`; ones a condition may switch off are optional. */
function dependencies(value: unknown): Dependency[] {
  return (Array.isArray(value) ? value : []).slice(0, 5_000).flatMap((entry) => {
    const chart = members(entry);
    const name = text(chart?.name, 128);
    if (name === undefined) return [];
    const coordinate = `pkg.helm/${suggestFromNpm(name).name}`;
    const optional = chart?.condition !== undefined || chart?.tags !== undefined;
    return [{ coordinate, constraint: range(text(chart?.version)), type: 'runtime' as const, optional }];
  });
}

function range(version: string | undefined): string {
  try {
    if (version !== undefined) return constraintToRange(version);
  } catch {
    // Helm accepts ranges that node-semver does not; any version is the honest reading of those.
  }
  return '*';
}
