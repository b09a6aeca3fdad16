/** A process that runs a demonstration until it ends or is killed, and says on stdout how far it is. Run: node demonstration-process.ts HOME ID FAIL_AT */
import { writeSync } from 'node:fs';
import type { Policy } from '../../main/core/operations/index.ts';
import { openTestCore } from '../unit/core/test-core.ts';

const [home = '', demonstrationId = '', failAt = '0'] = process.argv.slice(2);
let begun = 0;

/** Counts trials independently of the demonstration, and lets one fail. */
const counter: Policy = {
  name: 'counter',
  enforcement: 'mandatory',
  check(operation, _input, { kind }) {
    if (kind !== 'demonstration' || !['registry.get', 'registry.create'].includes(operation)) return [];
    begun += 1;
    return begun === Number(failAt) ? [{ policy: 'counter', rule: 'once', message: 'this one fails' }] : [];
  },
};

const { client } = await openTestCore({ home, policies: [counter] });
for await (const { done, failures, state } of await client.quality.runDemonstration({ demonstrationId }))
  writeSync(1, `${JSON.stringify({ done, failures, state, begun })}\n`);
process.exit();
