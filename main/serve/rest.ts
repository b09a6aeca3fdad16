/** REST and OpenAPI over the same router, under `/api/v1`. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/node';
import { BodyLimitPlugin } from '@orpc/server/node';
import {
  experimental_ZodSmartCoercionPlugin as CoercionPlugin,
  ZodToJsonSchemaConverter,
} from '@orpc/zod/zod4';
import { contract } from '../../contract/contract.ts';
import { type Caller, type Core, productVersion } from '../core/index.ts';

const prefix = '/api/v1';
/** Largest request body, bytes: inline content of 8 MiB as base64, and room for the rest. */
const mostBodyBytes = 16 * 1024 * 1024;

export interface RestApi {
  /** Answer a request under `/api/v1`. @returns false when no operation has this method and path. */
  handle(request: IncomingMessage, response: ServerResponse, caller: Caller): Promise<boolean>;
}

/** REST for one core. Query parameters are text, so they are coerced to the types of the contract. */
export function createRestApi(core: Pick<Core, 'router'>): RestApi {
  const handler = new OpenAPIHandler(core.router, {
    plugins: [new BodyLimitPlugin({ maxBodySize: mostBodyBytes }), new CoercionPlugin()],
  });
  let document: Promise<string> | undefined;
  return {
    async handle(request, response, caller) {
      if (request.method === 'GET' && request.url?.split('?')[0] === `${prefix}/openapi.json`) {
        document ??= describeApi().then((description) => JSON.stringify(description));
        const text = await document;
        response.setHeader('content-type', 'application/json; charset=utf-8').end(text);
        return true;
      }
      const { matched } = await handler.handle(request, response, { prefix, context: { caller } });
      return matched;
    },
  };
}

/** The OpenAPI 3.1 document of every operation. */
async function describeApi(): Promise<object> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  return generator.generate(contract, {
    info: {
      title: 'Hyper Registry',
      version: productVersion,
      description:
        'Every operation of the registry. Send Authorization: Bearer <token> with the token of this start.',
    },
    servers: [{ url: prefix }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    security: [{ token: [] }],
  });
}
