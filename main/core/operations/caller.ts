/** Who calls: made by the host from where the message came, never by the message. */
import { type Capability, capabilities } from '../../../contract/operation.ts';

export interface Caller {
  /** Shown in the audit log. */
  name: string;
  /**
   * `demonstration`: the trials of a reliability demonstration. They are evidence of their own and told as one run, so the path keeps
   * no record of each: neither in the audit log nor in the statistics of daily use.
   */
  kind: 'desktop' | 'browser' | 'cli' | 'test' | 'demonstration';
  capabilities: ReadonlySet<Capability>;
  /** Denials win over capabilities. */
  denied: ReadonlySet<Capability>;
  /** May name filesystem paths in messages; others get tokens from their host. */
  paths: boolean;
}

/** A caller who may do everything. */
export function ownerCaller(kind: Caller['kind'], options: { paths?: boolean } = {}): Caller {
  return {
    name: `owner (${kind})`,
    kind,
    capabilities: new Set(capabilities),
    denied: new Set(),
    paths: options.paths ?? false,
  };
}

/** Who makes the trials of a demonstration for `caller`: with `scope` `read` it may look where that one may, and change nothing. */
export function demonstrationCaller(caller: Caller, scope: 'read' | 'scratch'): Caller {
  const mayUse = (capability: Capability) =>
    scope === 'scratch' ||
    (capability.endsWith('.read') && caller.capabilities.has(capability) && !caller.denied.has(capability));
  return {
    name: `demonstration for ${caller.name}`,
    kind: 'demonstration',
    capabilities: new Set(capabilities.filter(mayUse)),
    denied: new Set(capabilities.filter((capability) => !mayUse(capability))),
    paths: false,
  };
}

/** A caller who may look, and change nothing. */
export function readerCaller(kind: Caller['kind']): Caller {
  return {
    name: `reader (${kind})`,
    kind,
    capabilities: new Set(capabilities.filter((capability) => capability.endsWith('.read'))),
    denied: new Set(capabilities.filter((capability) => !capability.endsWith('.read'))),
    paths: false,
  };
}
