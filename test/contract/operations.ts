/** The operations of the contract as a list, for tests that look at all of them. */
import { isContractProcedure } from '@orpc/contract';
import type { ZodType } from 'zod';
import { contract } from '../../contract/contract.ts';
import type { OperationMeta } from '../../contract/operation.ts';

export interface ListedOperation {
  domain: string;
  name: string;
  meta: OperationMeta;
  route: { method: string; path: string };
  input: ZodType | undefined;
  output: unknown;
  errors: Record<string, { data?: ZodType }>;
}

export function operations(): ListedOperation[] {
  return Object.entries(contract).flatMap(([domain, members]) =>
    Object.entries(members).map(([name, procedure]): ListedOperation => {
      if (!isContractProcedure(procedure)) throw new Error(`${domain}.${name} is no procedure`);
      const { meta, route, inputSchema, outputSchema, errorMap } = procedure['~orpc'];
      return {
        domain,
        name,
        meta: meta as OperationMeta,
        route: { method: route.method ?? '', path: route.path ?? '' },
        input: inputSchema as ZodType | undefined,
        output: outputSchema,
        errors: errorMap as ListedOperation['errors'],
      };
    }),
  );
}
