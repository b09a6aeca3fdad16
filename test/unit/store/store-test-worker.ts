import { runStoreWorker } from '../../../main/store/index.ts';
import { commands, migrations, queries } from './store-test-tables.ts';

runStoreWorker({ migrations, commands, queries });
