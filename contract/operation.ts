/**
 * The one builder every operation of the product starts from.
 * An operation is a procedure with a capability, an audit class, a CLI verb, a REST route and a place in the UI.
 */
import { oc } from '@orpc/contract';
import { errors } from './errors.ts';

/** What a caller must hold to run an operation. `owner` holds all of them. */
export const capabilities = [
  'registry.read',
  'registry.write',
  'registry.delete',
  'namespace.manage',
  'transfer.import',
  'transfer.export',
  'trust.read',
  'trust.sign',
  'trust.manage',
  'audit.read',
  'quality.read',
  'quality.manage',
  'settings.read',
  'settings.write',
  'maintenance',
] as const;
export type Capability = (typeof capabilities)[number];

/** How an operation is audited: writes in their own transaction, reads and searches in batches. */
export type AuditClass = 'write' | 'read' | 'search' | 'none';

export interface OperationMeta {
  /** Dotted name, equal to the path of the procedure in the contract. */
  capability: Capability;
  audit: AuditClass;
  /** The words after `hyper`, e.g. `registry get`. */
  cli: string;
  /** Where a person finds it: a view or action of the UI, in plain words. */
  ui: string;
}

/** Start an operation: `operation({capability, audit, cli, ui}).route(...).input(...).output(...)`. */
export function operation(meta: OperationMeta) {
  return oc.$meta<OperationMeta>(meta).errors(errors);
}
