/** What content is: kind, coordinate, version and what it depends on, read from the files it carries. */
import type { Kind } from '../../../contract/kinds.ts';
import type { Finding, Preview } from '../../../contract/transfer.ts';
import { plainText } from '../plain-text.ts';
import { controlFindings, withoutControls } from './detect/control-characters.ts';
import type { Description, DetectInput, Detector } from './detect/detection.ts';
import { describeFileName } from './detect/file-name.ts';
import { detectHelmChart } from './detect/helm-chart.ts';
import { detectHyperManifest } from './detect/hyper-manifest.ts';
import { identityFindings } from './detect/identity-findings.ts';
import { detectJsonSchema } from './detect/json-schema.ts';
import { detectNpmPackage } from './detect/npm-package.ts';
import { detectTemplateMarker } from './detect/template-marker.ts';
import { detectThemeFile } from './detect/theme-file.ts';
import { present } from './detect/values.ts';
import { detectWeaverRegistry } from './detect/weaver-registry.ts';

/** The first that knows the content decides. Themes come before schemas: theme files name a `$schema` too. */
const detectors: readonly Detector[] = [
  detectHyperManifest,
  detectNpmPackage,
  detectHelmChart,
  detectWeaverRegistry,
  detectThemeFile,
  detectJsonSchema,
  detectTemplateMarker,
];

type Described = Pick<
  Preview,
  | 'detectedFrom'
  | 'namespace'
  | 'name'
  | 'version'
  | 'description'
  | 'license'
  | 'authors'
  | 'keywords'
  | 'dependencies'
  | 'findings'
>;
export interface Detected extends Described {
  readonly kind: Kind | undefined;
  /** The manifest in the contract's shape, as far as it is valid. */
  readonly manifest: Record<string, unknown>;
}

/** Never throws for content, however broken: what is wrong is told by findings. */
export function detect(input: DetectInput): Detected {
  const written = detectors.reduce<ReturnType<Detector>>(
    (known, detector) => known ?? detector(input),
    undefined,
  );
  const found = written && { ...written, ...withoutControls(written) };
  const guessed = describeFileName(input.fileName);
  const description = {
    namespace: found?.namespace ?? 'local',
    name: found?.name ?? guessed.name,
    version: found?.version ?? guessed.version,
    description: found?.description ?? '',
    license: found?.license ?? '',
    authors: [...(found?.authors ?? [])],
    keywords: [...(found?.keywords ?? [])],
    dependencies: [...(found?.dependencies ?? [])],
  };
  const kind = found?.kind;
  return {
    ...description,
    kind,
    detectedFrom: found?.from ?? 'nothing',
    manifest: manifestOf({ ...description, kind, extra: found?.extra ?? {} }),
    findings: withoutEchoes([
      ...(found?.findings ?? []),
      ...(found?.name === undefined ? guessed.findings : []),
      ...(written ? controlFindings(written) : []),
      ...identityFindings({ ...description, kind }),
    ]).map((finding) => ({ ...finding, message: plainText(finding.message) })),
  };
}

function manifestOf({ extra, kind, ...description }: Description): Record<string, unknown> {
  const told = Object.entries(description).filter(([, value]) => value !== '' && !isEmptyList(value));
  return present({ kind, ...Object.fromEntries(told), ...extra });
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** One finding per field of the identity: the manifest's own, which names the file, comes first. */
function withoutEchoes(findings: readonly Finding[]): Finding[] {
  const isEcho = (finding: Finding, index: number) =>
    ['kind', 'name', 'version'].includes(finding.field ?? '') &&
    findings.slice(0, index).some((earlier) => earlier.field === finding.field);
  return findings.filter((finding, index) => !isEcho(finding, index));
}
