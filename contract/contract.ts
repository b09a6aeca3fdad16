/** The whole contract: what crosses a boundary, on every transport. */
import type { ContractRouterClient } from '@orpc/contract';
import { access } from './access.ts';
import { events } from './events.ts';
import { quality } from './quality.ts';
import { registry } from './registry.ts';
import { resolve } from './resolve.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { transfer } from './transfer.ts';
import { trust } from './trust.ts';

export const contract = { access, events, quality, registry, resolve, search, settings, transfer, trust };
export type Contract = typeof contract;

/** A client of the contract, whatever carries it. */
export type Client = ContractRouterClient<Contract>;
