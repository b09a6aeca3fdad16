/** What a demonstration can be run on: real operations, with inputs drawn from data and answers that can be checked. */
import type { Client } from '../../../../../contract/contract.ts';
import type { Capability } from '../../../../../contract/operation.ts';
import type { RegistryStore } from '../../../services.ts';
import type { Draw } from '../running/random.ts';

/** An answer that came without an error and is not right. */
export class WrongAnswer extends Error {
  override readonly name = 'WrongAnswer';
}

/** No trial could be begun: no failure of the operation, and no reason to count on. The run pauses. */
export class CannotDraw extends Error {
  override readonly name = 'CannotDraw';
}

/** @throws WrongAnswer unless `holds` */
export function expectThat(holds: boolean, message: () => string): asserts holds {
  if (!holds) throw new WrongAnswer(message());
}

/**
 * `counted`: the operation answered, and rightly. `void`: what it was asked about was changed by somebody while it ran, so that nothing
 * can be said; decided by the change alone, not by the answer.
 */
export type TrialOutcome = 'counted' | 'void';

/** A scenario with its inputs drawn, ready for trials. */
export interface ReadyScenario extends AsyncDisposable {
  /** What inputs are drawn from and how, in words. */
  readonly mix: string;
  /** One trial. @throws whatever the operation throws, and WrongAnswer: both are failures */
  trial(draw: Draw, signal: AbortSignal): Promise<TrialOutcome>;
}

/** A registry of its own for writes, through the same code. */
export interface ScratchRegistry extends AsyncDisposable {
  readonly home: string;
  readonly client: Client;
}

/** What a scenario works with. */
export interface Stage {
  readonly store: RegistryStore;
  /** Calls operations of this registry on the one path; may look, and change nothing. */
  readonly client: Client;
  openScratch(): Promise<ScratchRegistry>;
}

export interface Scenario {
  /** e.g. `registry.get`. */
  readonly id: string;
  readonly label: string;
  /** What one trial does and what counts as a failure, in words. */
  readonly text: string;
  readonly place: 'registry' | 'scratch';
  /** What the trials of one on this registry need. */
  readonly capability: Capability;
  /** Trials under way at the same time. */
  readonly concurrency: number;
  /** Why it cannot be run; undefined when it can. */
  unavailable(store: RegistryStore): Promise<string | undefined>;
  /** @throws Refusal INVALID_STATE when there is nothing to draw from */
  prepare(stage: Stage, draw: Draw): Promise<ReadyScenario>;
}
