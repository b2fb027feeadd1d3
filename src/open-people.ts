import type { Kysely } from 'kysely';
import type { Config } from './platform/config.ts';
import type { ArchiveContent } from './platform/content.ts';
import type { Database } from './platform/database/schema.ts';
import { openSecrets } from './platform/secret-key.ts';
import { readAccountPolicy } from './readers/account-policy.ts';
import { createPeople, type PeopleParts } from './readers/create-people.ts';
import type { People } from './readers/people.ts';
import { readCalendarPolicy } from './requests/clock/calendar-policy.ts';
import { dueDay } from './requests/clock/due-day.ts';
import { addWordsOfReader, wordsOf } from './requests/storage/case-words.ts';
import { createReadCalendar } from './requests/storage/stored-calendar.ts';

/**
 * Accounts with what they stand on, for the portal and for the command line.
 * @throws BadSetting, BadContent with one line that says what to change
 */
export async function openPeople(
  db: Kysely<Database>,
  config: Pick<Config, 'contentDir' | 'dataDir' | 'secretKey' | 'oidc'>,
  { profile }: Pick<ArchiveContent, 'profile'>,
  watch: Pick<PeopleParts, 'now' | 'answerAfter'> = {},
): Promise<People> {
  const readCalendar = createReadCalendar(readCalendarPolicy(config.contentDir));
  return createPeople(db, {
    ...watch,
    secrets: await openSecrets(db, config),
    policy: readAccountPolicy(config.contentDir),
    archiveNames: [profile.name.vi, profile.name.en, profile.place.vi, profile.citationName.vi],
    async countWorkingDays(within, received, workingDays) {
      const calendar = await readCalendar(within);
      const { day } = dueDay({ received, workingDays, pauses: [], extensions: [], calendar });
      if (day === null) throw new RangeError('a clock without pauses stands still');
      return day;
    },
    corrected: (trx, { pk, name, workplace }) => addWordsOfReader(trx, pk, wordsOf(name, workplace)),
    ...(config.oidc ? { outside: config.oidc } : {}),
  });
}
