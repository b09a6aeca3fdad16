/** A call could not be sent, or its answer can no longer arrive. */
export class ConnectionLostError extends Error {
  override readonly name = 'ConnectionLostError';
  /** true: the call was on its way, so whether it took effect is not known. false: nothing was sent. */
  readonly sent: boolean;

  constructor(sent: boolean) {
    super('connection lost');
    this.sent = sent;
  }
}
