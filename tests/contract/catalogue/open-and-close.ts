import { openDatabase } from '../../../src/platform/database/open-database.ts';

/** Run as a process of its own: opens the database that its argument describes, and closes it. */
const db = await openDatabase(JSON.parse(process.argv[2] ?? '{}'));
await db.destroy();
process.stdout.write('open');
