/** An answer that did not pass a gate behind the handler: a defect of ours, withheld from the caller. */
export class GateFailure extends Error {
  readonly gate: string;

  constructor(gate: string, message: string) {
    super(message);
    this.name = 'GateFailure';
    this.gate = gate;
  }
}
