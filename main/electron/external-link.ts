/** The parsed link when a browser may be asked to open it: https, with a host, without credentials in it. */
export function externalLink(url: string): URL | undefined {
  if (!URL.canParse(url)) return undefined;
  const link = new URL(url);
  const isPlain =
    link.protocol === 'https:' && link.hostname !== '' && link.username === '' && link.password === '';
  return isPlain ? link : undefined;
}
