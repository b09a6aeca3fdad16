/** What the dashboard counts that other parts of quality know. A part that knows more puts its own in the place of a member. */
export interface StatusPorts {
  /** Signals nobody looked after, by process. */
  openSignals(): Promise<Readonly<Record<string, number>>>;
  /** Alerts that fire. */
  firing(): number;
}
