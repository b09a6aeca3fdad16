/** Close codes of the RPC over WebSockets (RFC 6455 section 7.4.2 leaves 4000 to 4999 to applications). */
export const closeCodes = {
  /** The core failed to start; `GET /boot` says why. */
  notOpen: 4503,
  /** The client reads more slowly than it is told things. */
  slowConsumer: 4408,
  tooManyConnections: 4429,
} as const;
