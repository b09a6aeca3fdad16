/** A registry of OpenTelemetry semantic conventions, as Weaver reads it: a config. */
import type { Detector } from './detection.ts';
import { parseDocument } from './parse-document.ts';
import { type Members, members, present, text } from './values.ts';
import { foldWrittenName } from './written-name.ts';

/** The manifest stands at the root or, as in the conventions' own repository, in `model/`. */
const manifestPath = /^(?:model\/)?(?:registry_manifest|manifest)\.ya?ml$/;

export const detectWeaverRegistry: Detector = ({ kept }) => {
  for (const [path, bytes] of kept) {
    const parsed = manifestPath.test(path) ? parseDocument(path, bytes) : undefined;
    const manifest = parsed && 'value' in parsed ? members(parsed.value) : undefined;
    if (!manifest || !isRegistry(manifest)) continue;
    const name = text(manifest.name, 1_000);
    const folded = name === undefined ? undefined : foldWrittenName(name);
    return {
      from: path,
      kind: 'config',
      name: folded?.name,
      version: version(manifest),
      description: text(manifest.description, 2_000),
      keywords: ['opentelemetry', 'semantic-conventions'],
      extra: present({
        format: 'yaml',
        homepage: text(manifest.schema_url, 500) ?? text(manifest.schema_base_url, 500),
      }),
      findings: folded?.findings ?? [],
    };
  }
  return undefined;
};

const isRegistry = (manifest: Members): boolean =>
  ['schema_url', 'schema_base_url', 'semconv_version'].some((key) => key in manifest);

/** `semconv_version`, else the last part of the schema's address. Two numbers (YAML reads 1.1 as one) get a third. */
function version(manifest: Members): string | undefined {
  const { semconv_version: said } = manifest;
  const written = typeof said === 'number' ? String(said) : text(said, 256);
  const address = text(manifest.schema_url, 500)?.split('/').at(-1);
  const found = written ?? (address !== undefined && /^\d/.test(address) ? address : undefined);
  return found !== undefined && /^\d+\.\d+$/.test(found) ? `${found}.0` : found;
}
