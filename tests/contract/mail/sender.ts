import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import { sendWaiting } from '../../../src/platform/mail/send-waiting.ts';
import { smtpTransport } from '../../../src/platform/mail/smtp-transport.ts';
import { parts } from './mail-room.ts';

/*
 * What the portal does with mail, as a process of its own that a test may kill: DATA_DIR, DATABASE_URL and SMTP_URL
 * say where. A claim runs out after half a second instead of ten minutes.
 */
const { DATA_DIR = '', DATABASE_URL, SMTP_URL = '' } = process.env;
const db = await openDatabase({ dataDir: DATA_DIR, ...(DATABASE_URL ? { databaseUrl: DATABASE_URL } : {}) });
const transport = smtpTransport(SMTP_URL);
for (;;) {
  await sendWaiting(
    db,
    parts(transport, () => new Date(), { claimMs: 500 }),
  );
  await sleep(20);
}
