/** A process that calls an operation again and again and says after each how many were answered, until it is killed. Run: node trial-process.ts HOME */
import { writeSync } from 'node:fs';
import { openTestCore } from '../unit/core/test-core.ts';

const [home = ''] = process.argv.slice(2);
const { client } = await openTestCore({ home, host: 'serve' });
for (let answered = 1; ; answered += 1) {
  await client.registry.namespaces({});
  writeSync(1, `${answered} ${Date.now()}\n`);
  await new Promise((next) => setTimeout(next, 5));
}
