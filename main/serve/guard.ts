/** Who may talk to a served registry: the right Host, the right Origin, and the token or the cookie it was exchanged for. */
import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { FailureLimit } from './failure-limit.ts';
import type { HttpProblem } from './http-problem.ts';
import { sameSecret } from './same-secret.ts';

/** What the guard looks at. */
export interface GuardedRequest {
  method: string;
  headers: IncomingHttpHeaders;
  remoteAddress: string;
}

export interface GuardOptions {
  /** `host:port` values a request may name, lower case. Refusing all others defeats DNS rebinding. */
  hosts: ReadonlySet<string>;
  /** Distinguishes the cookies of several registries on one machine: cookies do not know ports. */
  port: number;
  now?: () => number;
}

/** Browsers that may hold a session at the same time; the oldest is signed out first. */
const mostSessions = 32;
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

export class Guard {
  /** Made anew at each start; the only secret that is ever shown. */
  readonly token = randomBytes(32).toString('base64url');
  readonly #sessions: string[] = [];
  readonly #options: GuardOptions;
  readonly #failures: FailureLimit;

  constructor(options: GuardOptions) {
    this.#options = options;
    this.#failures = new FailureLimit(options.now);
  }

  /** Host and Origin, for every request. `upgrade`: a WebSocket, which browsers let any page open. */
  checkSource({ method, headers }: GuardedRequest, upgrade = false): HttpProblem | undefined {
    const host = headers.host?.toLowerCase() ?? '';
    if (!this.#options.hosts.has(host)) return wrongHost;
    const { origin } = headers;
    if (origin !== undefined && origin !== `http://${host}`) return wrongOrigin;
    // Browsers name no Origin when a person follows a link to this page.
    if (safeMethods.has(method) && !upgrade) return undefined;
    const site = headers['sec-fetch-site'];
    if (origin === undefined && site !== undefined && site !== 'same-origin') return wrongOrigin;
    return undefined;
  }

  /** The cookie of a session, or `Authorization: Bearer <token>`. Call `checkSource` first. */
  checkCaller(request: GuardedRequest, upgrade = false): HttpProblem | undefined {
    const bearer = bearerOf(request.headers);
    if (bearer !== undefined) return this.checkToken(bearer, request.remoteAddress);
    if (!this.#hasSession(request.headers)) return noSession;
    // A cookie is sent by the browser on its own, so what carries one must also say where it comes from.
    const needsOrigin = upgrade || !safeMethods.has(request.method);
    return needsOrigin && request.headers.origin === undefined ? wrongOrigin : undefined;
  }

  /** Compare a token; wrong ones count against the address. */
  checkToken(given: string, remoteAddress: string): HttpProblem | undefined {
    const wait = this.#failures.waitFor(remoteAddress);
    if (wait !== undefined) return { ...tooMany, headers: { 'retry-after': String(wait) } };
    if (sameSecret(given, this.token)) return undefined;
    this.#failures.note(remoteAddress);
    return wrongToken;
  }

  /** Start a session. @returns the `Set-Cookie` value; the browser alone keeps it, out of reach of scripts. */
  openSession(): string {
    const session = randomBytes(32).toString('base64url');
    this.#sessions.push(session);
    if (this.#sessions.length > mostSessions) this.#sessions.shift();
    return `${this.#cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict`;
  }

  get #cookieName(): string {
    return `hyper-session-${this.#options.port}`;
  }

  #hasSession(headers: IncomingHttpHeaders): boolean {
    const given = cookieOf(headers.cookie ?? '', this.#cookieName);
    return given !== undefined && this.#sessions.some((session) => sameSecret(given, session));
  }
}

/** The token of an `Authorization: Bearer` header (RFC 6750 section 2.1). */
export function bearerOf(headers: IncomingHttpHeaders): string | undefined {
  return /^Bearer +([A-Za-z0-9._~+/=-]+)$/iu.exec(headers.authorization ?? '')?.[1];
}

function cookieOf(header: string, name: string): string | undefined {
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=');
    if (at !== -1 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

const wrongHost: HttpProblem = {
  status: 421,
  code: 'WRONG_HOST',
  message: 'This server does not answer for that host name.',
  help: 'Use the address that was printed when it started.',
};
const wrongOrigin: HttpProblem = {
  status: 403,
  code: 'WRONG_ORIGIN',
  message: 'This request comes from another site.',
  help: 'Open the address that was printed when the server started, and work from that page.',
};
const noSession: HttpProblem = {
  status: 401,
  code: 'NOT_SIGNED_IN',
  message: 'This request carries no valid session or token.',
  help: 'Open the link that was printed when the server started, or send Authorization: Bearer <token>.',
  headers: { 'www-authenticate': 'Bearer realm="hyper"' },
};
const wrongToken: HttpProblem = {
  status: 401,
  code: 'WRONG_TOKEN',
  message: 'The token is not the one of this start.',
  help: 'Each start makes a new token: use the link that was printed last.',
  headers: { 'www-authenticate': 'Bearer realm="hyper", error="invalid_token"' },
};
const tooMany: HttpProblem = {
  status: 429,
  code: 'TOO_MANY_ATTEMPTS',
  message: 'Too many wrong tokens came from this address.',
  help: 'Wait a minute, then use the link that was printed when the server started.',
};
