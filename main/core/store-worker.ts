/** Entry of the store threads. */
import { runStoreWorker } from '../store/index.ts';
import { commands, migrations, queries } from './store-tables.ts';

runStoreWorker({ migrations, commands, queries });
