/** Which Node runs this: the native database module crashes without a message on an older one. */
export const leastNodeMajor = 24;

/** What to tell a person whose Node is too old; undefined when it is recent enough. */
export function nodeProblem(version = process.versions.node): string | undefined {
  const major = Number(version.split('.')[0]);
  if (major >= leastNodeMajor) return undefined;
  return [
    `Hyper Registry needs Node ${leastNodeMajor} or newer; this is Node ${version}.`,
    'Run it through npm (npm start, npm test): npm uses the Node that came with npm ci.',
    'Where npm ci brought none (macOS), install Node 24 from https://nodejs.org and try again.',
  ].join('\n');
}
