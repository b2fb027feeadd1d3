import { openDatabase } from '../../../src/platform/database/open-database.ts';
import { createSecrets } from '../../../src/platform/secrets.ts';
import { readAccountPolicy } from '../../../src/readers/account-policy.ts';
import { GUEST } from '../../../src/readers/actor.ts';
import { createPeople } from '../../../src/readers/create-people.ts';

/** What a process of its own is told, as JSON on its command line. */
export interface SecondStepElsewhere {
  settings: { dataDir: string; databaseUrl?: string };
  contentDir: string;
  secretKey: string;
  /** Milliseconds since 1970. */
  now: number;
  handle: string;
  code: string;
}

// Run by second-step-races.test.ts: says "ready", waits for a line, takes the second step, and says how it went.
const told = JSON.parse(process.argv[2] ?? '{}') as SecondStepElsewhere;
const db = await openDatabase(told.settings);
const people = createPeople(db, {
  secrets: createSecrets(told.secretKey),
  policy: readAccountPolicy(told.contentDir),
  archiveNames: ['Phòng đọc'],
  countWorkingDays: () => Promise.reject(new Error('nobody registers here')),
  now: () => new Date(told.now),
});
process.stdout.write('ready\n');
await new Promise((resolve) => process.stdin.once('data', resolve));
const visitor = { actor: GUEST, owes: 'second-factor', session: told.handle } as const;
const answer = await people.passSecondStep(visitor, told.code, { address: '203.0.113.7', userAgent: '' });
process.stdout.write(`${answer.ok ? 'in' : answer.refusal.code}\n`);
await db.destroy();
process.exit(0);
