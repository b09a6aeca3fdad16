import type { Guard, GuardedRequest } from './guard.ts';
import { bearerOf } from './guard.ts';
import { type HttpProblem, problemResponse } from './http-problem.ts';

/** Bytes a request for a session may have. */
const mostBytes = 4_096;

/**
 * `POST /session`: exchange the token of the start link, in the body as `{ token }` or as Bearer, for the session cookie (204).
 * The token came in the URL's fragment, which no server, log or referrer ever sees.
 */
export async function answerSession(
  guard: Guard,
  guarded: GuardedRequest,
  request: Request,
): Promise<Response> {
  if (request.method !== 'POST') return problemResponse(onlyPost);
  const token = bearerOf(guarded.headers) ?? (await tokenInBody(request));
  if (token === 'too large') return problemResponse(tooLarge);
  const problem = guard.checkToken(token ?? '', guarded.remoteAddress);
  if (problem !== undefined) return problemResponse(problem);
  return new Response(null, {
    status: 204,
    headers: { 'set-cookie': guard.openSession(), 'cache-control': 'no-store' },
  });
}

async function tokenInBody(request: Request): Promise<string | 'too large' | undefined> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of request.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > mostBytes) return 'too large';
  }
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && 'token' in body && typeof body.token === 'string')
      return body.token;
  } catch {
    // Not JSON: no token.
  }
  return undefined;
}

const onlyPost: HttpProblem = {
  status: 405,
  code: 'METHOD_NOT_ALLOWED',
  message: 'This address only answers POST.',
  help: 'Open the link that was printed when the server started.',
  headers: { allow: 'POST' },
};
const tooLarge: HttpProblem = {
  status: 413,
  code: 'TOO_LARGE',
  message: 'The request is too large.',
  help: 'Send { "token": "…" } and nothing else.',
};
