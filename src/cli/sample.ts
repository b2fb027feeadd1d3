import { parseArgs } from 'node:util';
import type { Kysely } from 'kysely';
import { openCopies } from '../open-copies.ts';
import { openPeople } from '../open-people.ts';
import { openRequests } from '../open-requests.ts';
import { openVisits } from '../open-visits.ts';
import { readConfig, type Config } from '../platform/config.ts';
import { readContent } from '../platform/content.ts';
import { ensureDataFolder } from '../platform/data-folder.ts';
import { openDatabase } from '../platform/database/open-database.ts';
import { openSecrets } from '../platform/secret-key.ts';
import type { Database } from '../platform/database/schema.ts';
import { createAttachments } from '../requests/attachments/create-attachments.ts';
import { countUse } from '../statistics/storage/count-use.ts';
import type { Command } from './command.ts';
import { readStory, type Story } from './sample/read-story.ts';
import { readYear } from './sample/read-year.ts';
import { storyClock } from './sample/story-time.ts';
import { tellStory } from './sample/tell-story.ts';
import type { SampleSignIn } from './sample/make-accounts.ts';

/** Fills an empty portal with the invented people and requests of the sample archive. */
export const command: Command = {
  summary: 'fill an empty portal with invented readers and requests',
  help: `Usage: phong-doc sample [--json]

Makes the accounts and requests of CONTENT_DIR/sample, where there is such a folder, nobody has an account
yet, and PUBLIC_URL is not set: a portal that the public can reach never gets accounts that are no person's.
Prints how to sign in, this once. Otherwise it changes nothing. npm start runs it.`,
  json: true,
  async run(args, context) {
    parseArgs({ args, options: {} });
    const config = readConfig(context.env);
    const story = config.publicUrl ? undefined : readStory(config.contentDir);
    const filled = story ? await fill(config, story) : { signIns: [] };
    if ('missing' in filled) {
      context.warn(`CONTENT_DIR/sample tells of "${filled.missing}", which is not in the catalogue: nothing was made.`);
      context.warn('Remove that folder, or import the finding aids that it tells of.');
    }
    const signIns = 'missing' in filled ? [] : filled.signIns;
    context.result({ signIns });
    for (const line of linesOf(signIns)) context.print(line);
    return 0;
  },
};

/** @returns a title that the story needs and the catalogue lacks, or the accounts that were made */
async function fill(config: Config, story: Story): Promise<{ signIns: SampleSignIn[] } | { missing: string }> {
  ensureDataFolder(config.dataDir);
  const db = await openDatabase(config);
  try {
    if (await hasAccounts(db)) return { signIns: [] };
    const missing = await missingTitle(db, story);
    if (missing !== undefined) return { missing };
    const content = readContent(config.contentDir);
    const today = new Date();
    const clock = storyClock(today);
    const now = (): Date => clock.now();
    const people = await openPeople(db, config, content, { now, answerAfter: async () => undefined });
    const { requests, room } = openRequests(db, config, { archive: content.profile, now });
    const attachments = createAttachments({ ...room, dataDir: config.dataDir });
    const calendar = await room.calendar(db);
    const { visits, visitDesk, delivery } = openVisits(db, config, { requests: room, now });
    const { copies, copyDesk } = openCopies(db, config, { requests: room, count: countUse });
    const reading = { visits, visitDesk, delivery, copies, copyDesk, facts: room.facts };
    const secrets = await openSecrets(db, config);
    const teller = { db, people, secrets, requests, attachments, calendar, clock, ...reading };
    const signIns = await tellStory(teller, story, { year: readYear(config.contentDir), today });
    await keepLettersHome(db, signIns);
    return { signIns };
  } finally {
    await db.destroy();
  }
}

async function hasAccounts(db: Kysely<Database>): Promise<boolean> {
  return (await db.selectFrom('account').select('pk').limit(1).executeTakeFirst()) !== undefined;
}

/** An archive that put its own finding aids in the sample's place may have left the story behind. */
async function missingTitle(db: Kysely<Database>, { cases }: Story): Promise<string | undefined> {
  const titles = cases.flatMap(({ records }) => records.map(({ title }) => title));
  const there = await db
    .selectFrom('record')
    .select('title')
    .where('title', 'in', titles)
    .where('listed', '=', 1)
    .execute();
  const known = new Set(there.map(({ title }) => title));
  return titles.find((title) => !known.has(title));
}

/** Nobody reads letters to invented people, and their links would open accounts: none leaves, nor is one kept. */
async function keepLettersHome(db: Kysely<Database>, signIns: readonly SampleSignIn[]): Promise<void> {
  const addresses = signIns.map(({ email }) => email);
  if (addresses.length > 0) await db.deleteFrom('mail').where('recipient', 'in', addresses).execute();
}

function linesOf(signIns: readonly SampleSignIn[]): string[] {
  if (signIns.length === 0) return [];
  const width = Math.max(...signIns.map(({ email }) => email.length));
  const line = ({ email, password, roles }: SampleSignIn): string =>
    `  ${email.padEnd(width)}  ${password}  ${roles.join(', ') || 'reader'}`;
  return [
    'Invented people of the sample archive, with passwords of this installation alone. They are shown this once:',
    ...signIns.map(line),
    'Staff set up a second factor when they first sign in.',
  ];
}
