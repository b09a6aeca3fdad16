/** Name and version as file names tell them: `foo-1.2.3.tgz`. */
import { type FoldedName, foldWrittenName } from './written-name.ts';

const extensions = /\.(?:tgz|tar\.gz|tar|zip|hyper|json|ya?ml)$/i;

/** The version is empty when the file name has none; the name obeys the rules for names, or is empty. */
export function describeFileName(
  fileName: string,
): Pick<FoldedName, 'name' | 'findings'> & { readonly version: string } {
  const base = (fileName.split(/[/\\]/).at(-1) ?? '').replace(extensions, '');
  const match = /^(.+?)[-_@]v?(\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?)$/.exec(base);
  const name = match?.[1] ?? base;
  const { name: folded, findings } = /[A-Za-z0-9]/.test(name)
    ? foldWrittenName(name.replace(/^@/, ''))
    : { name: '', findings: [] };
  return { name: folded, version: match?.[2] ?? '', findings };
}
