/** What a process is called, and what it is. */
import { contract } from '../../../../contract/contract.ts';
import type { ProcessKind } from '../../../../contract/quality-words.ts';

export interface ProcessTraits {
  readonly label: string;
  readonly kind: ProcessKind;
  /** Of a resource: what its level is measured in. */
  readonly unit?: 'bytes' | 'share' | 'ms';
}

const resources: Readonly<Record<string, ProcessTraits>> = {
  'resource:core.memory': { kind: 'resource', label: 'Memory of the core', unit: 'bytes' },
  'resource:core.heap': { kind: 'resource', label: 'Heap of the core', unit: 'bytes' },
  'resource:core.cpu': { kind: 'resource', label: 'Processor use of the core', unit: 'share' },
  'resource:core.event-loop': { kind: 'resource', label: 'Delay of events in the core', unit: 'ms' },
  'resource:disk.free': { kind: 'resource', label: 'Free space of the disk', unit: 'share' },
};

const operations: ReadonlyMap<string, ProcessTraits> = new Map(
  Object.entries(contract).flatMap(([domain, procedures]) =>
    Object.keys(procedures).map(
      (name) =>
        [`operation:${domain}.${name}`, { kind: 'operation', label: `${domain}: ${words(name)}` }] as const,
    ),
  ),
);

/** `setTag` as “set tag”. */
function words(name: string): string {
  return name.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
}

/** Undefined: there is no such process. */
export function processTraits(process: string): ProcessTraits | undefined {
  return resources[process] ?? operations.get(process);
}
