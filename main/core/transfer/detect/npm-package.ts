/** `package.json` of npm. */
import type { Kind } from '../../../../contract/kinds.ts';
import { kinds } from '../../../../contract/vocabulary.ts';
import type { Detector } from './detection.ts';
import { fieldFinding } from './identity-findings.ts';
import { npmDependencies } from './npm-dependencies.ts';
import { parseDocument } from './parse-document.ts';
import { type Members, members, present, text, texts } from './values.ts';
import { foldWrittenName } from './written-name.ts';

const file = 'package.json';

export const detectNpmPackage: Detector = ({ kept }) => {
  const bytes = kept.get(file);
  if (!bytes) return undefined;
  const parsed = parseDocument(file, bytes);
  const manifest = 'value' in parsed ? members(parsed.value) : undefined;
  if (!manifest) {
    const [code, message] =
      'problem' in parsed ? [parsed.problem, parsed.message] : ['field', `${file} must hold members.`];
    const help = 'Correct the file, or fill in the fields by hand.';
    return { from: file, findings: [fieldFinding('', `manifest.${code}`, message, help, file)] };
  }
  const name = text(manifest.name, 1_000);
  const folded = name === undefined ? undefined : foldWrittenName(name);
  const kind = npmKind(manifest, name ?? '');
  const { dependencies, findings } = npmDependencies(manifest);
  return {
    from: file,
    kind,
    namespace: folded?.namespace,
    name: folded?.name,
    version: text(manifest.version, 256),
    description: text(manifest.description, 2_000),
    license: license(manifest),
    authors: authors(manifest),
    keywords: texts(manifest.keywords),
    dependencies,
    extra: extra(manifest, kind),
    findings: [...(folded?.findings ?? []), ...findings],
  };
};

const themeWords = new Set(['vscode-theme', 'color-theme', 'colour-theme', 'mui-theme', 'base16']);
const pluginWord = /(?:^|[-/])plugins?(?:$|-)|^eslintplugin$|^(?:vscode|browser)-extension$/;

/**
 * A member `hyper.kind` decides. Else themes and plugins are known by what they contribute, their keywords and names;
 * a package with commands but nothing to import is a plugin too (it is run, not linked). All others are libraries.
 */
function npmKind(manifest: Members, name: string): Kind {
  const said = kinds.find((kind) => kind === members(manifest.hyper)?.kind);
  if (said) return said;
  const contributes = members(manifest.contributes);
  const words = texts(manifest.keywords).map((word) => word.toLowerCase());
  if (contributes?.themes !== undefined || words.some((word) => themeWords.has(word))) return 'theme';
  if (contributes || members(manifest.engines)?.vscode !== undefined) return 'plugin';
  if (pluginWord.test(name) || words.some((word) => pluginWord.test(word))) return 'plugin';
  const importable = ['main', 'module', 'exports', 'browser', 'types', 'typings'].some(
    (key) => key in manifest,
  );
  return manifest.bin !== undefined && !importable ? 'plugin' : 'library';
}

function license(manifest: Members): string | undefined {
  const first = Array.isArray(manifest.licenses) ? members(manifest.licenses[0])?.type : undefined;
  return text(manifest.license) ?? text(members(manifest.license)?.type) ?? text(first);
}

function authors(manifest: Members): string[] {
  const people = [manifest.author, ...(Array.isArray(manifest.contributors) ? manifest.contributors : [])];
  const names = people.flatMap((person) => {
    const email = text(members(person)?.email);
    const name = text(person) ?? text(members(person)?.name);
    return name === undefined ? [] : [email === undefined ? name : `${name} <${email}>`.slice(0, 200)];
  });
  return [...new Set(names)].slice(0, 200);
}

function extra(manifest: Members, kind: Kind): Record<string, unknown> {
  const typed = ['types', 'typings'].some((key) => key in manifest);
  const repository = text(manifest.repository, 500) ?? text(members(manifest.repository)?.url, 500);
  return present({
    title: text(manifest.displayName),
    homepage: text(manifest.homepage, 500),
    repository,
    ...(kind === 'library' || kind === 'plugin' ? { entry: text(manifest.main, 500) } : {}),
    ...(kind === 'library' ? { language: typed ? 'typescript' : 'javascript' } : {}),
  });
}
