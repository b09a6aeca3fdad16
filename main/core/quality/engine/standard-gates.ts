/** The gates every registry has. */
import { stat, statfs } from 'node:fs/promises';
import { databasePath, StoreFailure } from '../../../store/index.ts';
import type { RegistryStore } from '../../services.ts';
import type { AfterGate, BeforeGate, Gate } from './gates.ts';

/** Space that must be left beside what a call brings, bytes: room for the commit and its log. */
const floorBytes = 2 * 1024 * 1024;
/** How long it is believed that all is well, milliseconds; what is not well is looked at anew each time. */
const believedMs = 5_000;

/** Calls that bring content. What frees space is never stopped for want of it. */
const growing = new Set(['registry.create', 'transfer.inspect', 'transfer.accept', 'resolve.lock']);

export function standardGates(store: RegistryStore): Gate[] {
  return [
    diskSpaceGate(store.home),
    databaseInPlaceGate(store.home),
    askedForGate,
    ...stateGates,
    readableGate(store),
    pageSizeGate,
  ];
}

/** Remembers a check that passed for a while. */
function believed(check: () => Promise<boolean>): () => boolean | Promise<boolean> {
  let until = 0;
  return () => {
    if (performance.now() < until) return true;
    return check().then((passed) => {
      if (passed) until = performance.now() + believedMs;
      return passed;
    });
  };
}

function diskSpaceGate(home: string): BeforeGate {
  const check = believed(async () => {
    const { bavail, bsize } = await statfs(home);
    return bavail * bsize > floorBytes;
  });
  return {
    phase: 'before',
    name: 'disk-space',
    level: 'standard',
    required: true,
    message: 'The disk has no room left for what a commit needs.',
    applies: (operation) => growing.has(operation),
    check,
    refusal: () => new StoreFailure('full', 'less than 2 MiB are free'),
  };
}

/** A database that was moved or replaced under us takes writes that nobody finds again. */
function databaseInPlaceGate(home: string): BeforeGate {
  let opened: bigint | undefined;
  const check = believed(async () => {
    const found = await stat(databasePath(home), { bigint: true }).catch(() => undefined);
    opened ??= found?.ino;
    return found !== undefined && found.ino === opened;
  });
  return {
    phase: 'before',
    name: 'database-in-place',
    level: 'standard',
    required: true,
    message: 'The database file was moved, replaced or removed while the registry is open.',
    applies: (_operation, meta) => meta.audit === 'write',
    check,
    refusal: () => new StoreFailure('unreachable', 'the database file is not the one that was opened'),
  };
}

function memberOf(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined),
    value,
  );
}

/** A version by its exact number is that number; the name is that of the package unless its namespace moved. */
const askedForGate: AfterGate = {
  phase: 'after',
  name: 'answers-what-was-asked',
  level: 'lenient',
  required: true,
  message: 'Another artifact was answered than the one asked for.',
  applies: (operation) => operation === 'registry.get',
  check(output, params) {
    const asked = String(memberOf(params, 'coordinate'));
    const answered = String(memberOf(output, 'coordinate'));
    const at = asked.lastIndexOf('@');
    const name = (at > 0 ? asked.slice(0, at) : asked).split('/').at(-1)?.toLowerCase();
    if (answered.split('/').at(-1)?.toLowerCase() !== name) return false;
    const version = at > 0 ? asked.slice(at + 1) : '';
    return !/^\d+\.\d+\.\d+$/u.test(version) || memberOf(output, 'version') === version;
  },
};

/** Life-cycle changes answer the state they lead to. */
const stateGates: AfterGate[] = Object.entries({
  'registry.publish': 'published',
  'registry.unpublish': 'draft',
  'registry.archive': 'archived',
}).map(([operation, state]) => ({
  phase: 'after',
  name: `answers-${state}`,
  level: 'standard',
  required: true,
  message: `The version that was answered is not ${state}.`,
  applies: (name) => name === operation,
  check: (output) => memberOf(output, 'version', 'state') === state,
}));

/** What was stored can be found again, by another thread than the one that stored it. */
function readableGate(store: RegistryStore): AfterGate {
  return {
    phase: 'after',
    name: 'stored-is-readable',
    level: 'strict',
    required: true,
    message: 'The version that was stored cannot be read.',
    applies: (operation) => operation === 'registry.create',
    async check(output) {
      const coordinate = `${memberOf(output, 'coordinate')}@${memberOf(output, 'version')}`;
      const found = await store.read('registry.get', { coordinate });
      return found.versionId === memberOf(output, 'versionId');
    },
  };
}

/** A page that is longer than what was asked for is odd, but no harm. */
const pageSizeGate: AfterGate = {
  phase: 'after',
  name: 'page-size',
  level: 'standard',
  required: false,
  message: 'More was answered than was asked for.',
  applies: (operation) => operation === 'search.list' || operation === 'access.audit',
  check(output, params) {
    const rows = memberOf(output, 'hits') ?? memberOf(output, 'entries');
    const limit = memberOf(params, 'limit');
    return !Array.isArray(rows) || typeof limit !== 'number' || rows.length <= limit;
  },
};
