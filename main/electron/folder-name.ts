/** Characters no platform's file name may hold, path separators among them, and control characters. */
const forbidden = /[<>:"/\\|?*\p{Cc}]/gu;

/** One path segment made of `name`: the folder a version is extracted into. Never `.`, `..` or empty. */
export function folderName(name: string): string {
  const cleaned = name.replace(forbidden, '-').replace(/^[.\s]+|[.\s]+$/gu, '');
  return cleaned === '' ? 'artifact' : cleaned;
}
