/** Who calls: made by the host from where the message came, never by the message. */
import { type Capability, capabilities } from '../../../contract/operation.ts';

export interface Caller {
  /** Shown in the audit log. */
  name: string;
  kind: 'desktop' | 'browser' | 'cli' | 'test';
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
