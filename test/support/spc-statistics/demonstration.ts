import { z } from 'zod';
import {
  judgeDemonstration,
  passProbability,
  trialsNeeded,
} from '../../../main/core/quality/statistics/index.ts';

const power = z.strictObject({ k: z.array(z.number()), p: z.array(z.number()) });
const plan = z.strictObject({ rate: z.number(), confidence: z.number(), failures_allowed: z.number() });
const outcome = z.strictObject({
  failures: z.number(),
  trials: z.number(),
  rate: z.number(),
  confidence: z.number(),
});

/** How likely processes of true rate p pass k trials without a failure; trials a claim needs; or what an outcome shows of one. */
export function demonstrationOf(input: unknown): object {
  const asked = z.union([power, plan, outcome]).parse(input);
  if ('k' in asked)
    return { passProbability: asked.k.map((trials) => asked.p.map((rate) => passProbability(trials, rate))) };
  if ('trials' in asked) return judgeDemonstration(asked.failures, asked.trials, asked);
  return { trials: trialsNeeded({ ...asked, failuresAllowed: asked.failures_allowed }) };
}
