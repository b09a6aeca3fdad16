/** Entry of the thread that keeps the evidence. */
import { runStoreWorker } from '../../../store/index.ts';
import { commands, migrations, queries } from './evidence-tables.ts';

runStoreWorker({ migrations, commands, queries });
