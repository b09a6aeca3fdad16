/** A call could not be sent, or its answer can no longer arrive. Whether it took effect is not known. */
export class ConnectionLostError extends Error {
  override readonly name = 'ConnectionLostError';
  constructor() {
    super('connection lost');
  }
}
