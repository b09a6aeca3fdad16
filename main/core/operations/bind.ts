/** Binds handlers to the contract: every procedure gets the one path, and a missing handler does not compile. */
import type { ContractProcedure, InferSchemaInput, InferSchemaOutput } from '@orpc/contract';
import { ValidationError } from '@orpc/contract';
import { implement, ORPCError, type Router } from '@orpc/server';
import { type Contract, contract } from '../../../contract/contract.ts';
import { errors } from '../../../contract/errors.ts';
import type { OperationMeta } from '../../../contract/operation.ts';
import type { Call } from './call.ts';
import type { Caller } from './caller.ts';
import { type Handler, type PathParts, runOperation, storageDamaged } from './operations-path.ts';
import type { PendingTrial } from './quality-engine.ts';

/** What a transport passes with each call. */
export interface CallContext {
  caller: Caller;
}

export type CoreRouter = Router<Contract, CallContext>;

type HandlerOf<Procedure> =
  Procedure extends ContractProcedure<infer Input, infer Output, infer _Errors, infer _Meta>
    ? (
        input: InferSchemaOutput<Input>,
        call: Call,
      ) => Promise<InferSchemaInput<Output>> | InferSchemaInput<Output>
    : never;

/** One handler for each of some operations. */
export type OperationHandlers<Operations> = {
  [Operation in keyof Operations]: HandlerOf<Operations[Operation]>;
};

/** One handler for each operation of a domain. */
export type DomainHandlers<Domain extends keyof Contract> = OperationHandlers<Contract[Domain]>;

export type Handlers = { [Domain in keyof Contract]: DomainHandlers<Domain> };

/** The router every transport serves. */
export function bind(handlers: Handlers, parts: PathParts): CoreRouter {
  const domains = Object.entries(contract).map(([domain, operations]) => [
    domain,
    Object.fromEntries(
      Object.entries(operations).map(([name, procedure]) => {
        const domainHandlers = handlers[domain as keyof Handlers] as Record<string, Handler>;
        const handler = domainHandlers[name];
        if (!handler) throw new Error(`no handler for ${domain}.${name}`);
        return [name, bindOne(`${domain}.${name}`, procedure, handler, parts)];
      }),
    ),
  ]);
  return Object.fromEntries(domains) as CoreRouter;
}

/** The types of one procedure were checked by `Handlers`; here all are treated alike. */
type AnyOperation = ContractProcedure<never, never, Record<never, never>, OperationMeta>;

function bindOne(operation: string, procedure: unknown, handler: Handler, parts: PathParts): unknown {
  const contractProcedure = procedure as AnyOperation;
  const meta = contractProcedure['~orpc'].meta;
  return implement(contractProcedure, { initialInputValidationIndex: 1, initialOutputValidationIndex: 1 })
    .$context<CallContext>()
    .use(async ({ next, context: { caller } }) => {
      const pending: PendingTrial = {};
      try {
        return await next({ context: { pending } });
      } catch (error) {
        const shaped = toDeclaredShape(parts, operation, error);
        if (shaped !== error) parts.quality.note(pending, operation, caller, shaped);
        throw shaped;
      } finally {
        parts.quality.settle(pending, caller);
      }
    })
    .handler(
      ({ input, context: { caller, pending }, signal }) =>
        runOperation(parts, meta, operation, handler, input, { caller, signal, pending }) as never,
    );
}

/**
 * An input that breaks its schema crosses as the declared INVALID_INPUT, every issue with its field. An answer that breaks its schema
 * was read from rows that are no longer what was written, for handlers are typed: it is withheld as damaged storage.
 */
function toDeclaredShape(parts: PathParts, operation: string, error: unknown): unknown {
  if (!(error instanceof ORPCError && error.cause instanceof ValidationError)) return error;
  if (error.code !== 'BAD_REQUEST') return storageDamaged(parts, operation, error.cause);
  const issues = error.cause.issues.map((issue) => ({
    field: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
    message: issue.message,
  }));
  const named = issues.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`));
  return new ORPCError('INVALID_INPUT', {
    status: errors.INVALID_INPUT.status,
    defined: true,
    message: named.join('; '),
    data: { help: 'Correct the fields named and try again.', issues },
  });
}
