/** Variables, one `NAME=value` a line. */
export function environmentText(env: Readonly<Record<string, string>>): string {
  return Object.entries(env)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');
}

/** Read lines of `NAME=value`; `wrong` is the beginning of the first that is none. Those that are right count nevertheless. */
export function parseEnvironment(text: string): { env: Record<string, string>; wrong: string | undefined } {
  const env: Record<string, string> = {};
  let wrong: string | undefined;
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    const at = line.indexOf('=');
    if (at < 1 || /\s/u.test(line.slice(0, at))) wrong ??= line.slice(0, 60);
    else env[line.slice(0, at)] = line.slice(at + 1);
  }
  return { env, wrong };
}
