/** Links are never written as links: each stands for a copy of the file it leads to. */

/** Symbolic links may lead to links; systems give up after 40 of them. */
const longestChain = 40;

/**
 * Follows links through the archive.
 * @param links path of each link and where it leads
 * @param isFile whether a path is a regular file of the archive
 * @returns path of each link and of the file it stands for; links to folders, to nothing or in circles are `dangling`
 */
export function resolveLinks(
  links: ReadonlyMap<string, string>,
  isFile: (path: string) => boolean,
): { copies: Map<string, string>; dangling: string[] } {
  const copies = new Map<string, string>();
  const dangling: string[] = [];
  for (const path of links.keys()) {
    let target: string | undefined = path;
    for (let step = 0; target !== undefined && !isFile(target) && step < longestChain; step += 1) {
      target = links.get(target);
    }
    if (target !== undefined && isFile(target)) copies.set(path, target);
    else dangling.push(path);
  }
  return { copies, dangling };
}
