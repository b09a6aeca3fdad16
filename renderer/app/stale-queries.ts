import type { ChangeEvent } from '../../contract/events.ts';

/** The part of a query its key tells: the operation and the input. */
interface QueriedOperation {
  path: string;
  input: Readonly<Record<string, unknown>>;
}

/** What is there for a range, who depends on whom: every version that comes, goes or changes may change it. */
const resolving = [
  'matches',
  'dependencies',
  'relationships',
  'impact',
  'graph',
  'readLock',
  'checkLock',
].map((name) => `resolve.${name}`);

/** Operations whose answers each topic may change. A name ending in a dot stands for all operations of that domain. */
const readers: Record<ChangeEvent['topic'], readonly string[]> = {
  version: [
    'search.',
    'registry.',
    ...resolving,
    'trust.signatures',
    'trust.keys',
    'settings.status',
    'quality.scenarios',
    'access.',
  ],
  // A namespace that moves takes its packages to other coordinates, and its trust roots along.
  namespace: ['search.', 'registry.', ...resolving, 'trust.roots', 'trust.keys', 'access.'],
  key: ['search.', 'registry.get', 'registry.versions', 'trust.', 'settings.status', 'access.'],
  'trust-root': ['search.', 'registry.get', 'registry.versions', 'trust.', 'access.'],
  profile: ['settings.', 'registry.namespaces', 'trust.', 'access.'],
  preferences: ['settings.', 'access.'],
  storage: ['settings.status', 'registry.namespaces', 'access.'],
  // Charts and figures come as streams; what is asked for beside them follows what a person or the watch over them does.
  quality: ['quality.', 'access.'],
  demonstration: ['quality.', 'access.'],
};

/** Content of one version never changes, except that the version comes and goes. */
const ofOneVersion = new Set(['registry.readme', 'registry.manifest', 'registry.files', 'registry.file']);
const ofOnePackage = new Set([
  'registry.versions',
  'registry.history',
  'registry.tags',
  'registry.tagHistory',
]);

/** Whether these changes may have made the answer behind a query key old. Keys are `[path, { input }]`, as oRPC makes them. */
export function isStale(queryKey: readonly unknown[], events: readonly ChangeEvent[]): boolean {
  const operation = operationOf(queryKey);
  return operation !== undefined && events.some((event) => concerns(event, operation));
}

function concerns(event: ChangeEvent, { path, input }: QueriedOperation): boolean {
  // A process out of control raises several a second: who shows signals looks again by itself every few seconds.
  if (event.type === 'signal.raised') return false;
  const reads = readers[event.topic].some((name) =>
    name.endsWith('.') ? path.startsWith(name) : path === name,
  );
  if (!reads) return false;
  if (ofOneVersion.has(path)) return event.versionId === undefined || event.versionId === input.versionId;
  if (ofOnePackage.has(path)) return event.packageId === undefined || event.packageId === input.packageId;
  return true;
}

function operationOf(queryKey: readonly unknown[]): QueriedOperation | undefined {
  const [segments, options] = queryKey;
  if (!Array.isArray(segments)) return undefined;
  const input = membersOf(membersOf(options).input);
  return { path: segments.join('.'), input };
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
