/** Gates: checks before and after a handler. A required one stops the call, any other is counted and logged. */
import type { OperationMeta } from '../../../../contract/operation.ts';
import { GateFailure } from '../../operations/index.ts';

/** `lenient` runs the gates of that level alone, `strict` all of them. */
export const gateLevels = ['lenient', 'standard', 'strict'] as const;
export type GateLevel = (typeof gateLevels)[number];

interface GateOfCall {
  name: string;
  /** The lowest level of the engine at which it is asked. */
  level: GateLevel;
  required: boolean;
  /** Why it stops the call, for whoever made it. */
  message: string;
  applies(operation: string, meta: OperationMeta): boolean;
}

export interface BeforeGate extends GateOfCall {
  phase: 'before';
  check(params: unknown): boolean | Promise<boolean>;
  /** What a required gate refuses with: an error that is declared, or becomes so. */
  refusal(): Error;
}

export interface AfterGate extends GateOfCall {
  phase: 'after';
  check(output: unknown, params: unknown): boolean | Promise<boolean>;
}

export type Gate = BeforeGate | AfterGate;

export interface GateTally {
  gatesPassed: number;
  gatesFailed: number;
}

interface Asking<G extends Gate> {
  gates: readonly G[];
  operation: string;
  tally: GateTally;
  log: { warn(fields: object, message: string): void };
}

/** @throws what the gate refuses with */
export async function askBefore(asking: Asking<BeforeGate>, params: unknown): Promise<void> {
  for (const gate of asking.gates)
    if (!(await passes(asking, gate, () => gate.check(params))) && gate.required) throw gate.refusal();
}

/** @throws GateFailure */
export async function askAfter(asking: Asking<AfterGate>, output: unknown, params: unknown): Promise<void> {
  for (const gate of asking.gates)
    if (!(await passes(asking, gate, () => gate.check(output, params))) && gate.required)
      throw new GateFailure(gate.name, gate.message);
}

/** A gate that cannot be asked did not pass, but it stops nothing: the call may be as good as any. */
async function passes<G extends Gate>(
  { operation, tally, log }: Asking<G>,
  gate: G,
  check: () => boolean | Promise<boolean>,
): Promise<boolean> {
  try {
    if (await check()) {
      tally.gatesPassed += 1;
      return true;
    }
    tally.gatesFailed += 1;
    log.warn({ gate: gate.name, operation }, gate.message);
    return false;
  } catch (error) {
    tally.gatesFailed += 1;
    log.warn({ gate: gate.name, operation, error }, 'a gate could not be asked');
    return true;
  }
}
