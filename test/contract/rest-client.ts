/** A client of the REST surface made from the routes of the contract alone, as someone would write it by hand. */
import { ORPCError } from '@orpc/client';
import type { Client } from '../../contract/contract.ts';
import { operations } from './operations.ts';

/** Every operation that answers once; streams are server-sent events and not offered here. */
export function createRestClient(base: string, token: string): Client {
  const client: Record<string, Record<string, unknown>> = {};
  for (const { domain, name, route } of operations()) {
    client[domain] ??= {};
    client[domain][name] = (input: Record<string, unknown>, options: { signal?: AbortSignal } = {}) =>
      call(base, token, route, input, options.signal);
  }
  return client as unknown as Client;
}

async function call(
  base: string,
  token: string,
  route: { method: string; path: string },
  input: Record<string, unknown>,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const rest = { ...input };
  const path = route.path.replace(/\{(\w+)\}/gu, (_match, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  const hasBody = route.method !== 'GET';
  const query = new URLSearchParams(
    Object.entries(rest).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const response = await fetch(`${base}${path}${hasBody ? '' : `?${query}`}`, {
    method: route.method,
    headers: { authorization: `Bearer ${token}`, ...(hasBody ? { 'content-type': 'application/json' } : {}) },
    signal: signal ?? null,
    ...(hasBody ? { body: JSON.stringify(rest) } : {}),
  });
  const answer: unknown = await response.json();
  if (response.ok) return answer;
  const { code, message, data } = answer as { code: string; message: string; data: unknown };
  throw new ORPCError(code, { status: response.status, message, data });
}
