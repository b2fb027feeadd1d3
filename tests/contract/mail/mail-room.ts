import type { Kysely, Selectable } from 'kysely';
import { writeStoredLetter } from '../../../src/interchange/mail/write-stored-letter.ts';
import type { Database } from '../../../src/platform/database/schema.ts';
import type { MailTable } from '../../../src/platform/database/tables/platform.ts';
import { enqueueMail, type OutgoingMail } from '../../../src/platform/mail/enqueue-mail.ts';
import type { LetterName } from '../../../src/platform/mail/letters.ts';
import type { MailTransport } from '../../../src/platform/mail/mail-transport.ts';
import type { MailParts } from '../../../src/platform/mail/send-waiting.ts';

export const LETTERHEAD = {
  origin: 'https://phongdoc.songchau.example',
  archive: {
    name: { vi: 'Lưu trữ lịch sử tỉnh Sông Châu', en: 'Historical Archives of Sông Châu Province' },
    telephone: '0200 000 000',
    email: 'phongdoc@luutru.songchau.example',
  },
};

export const START = new Date('2026-03-02T02:00:00.000Z');

/** A clock that a test moves. */
export function testClock(start = START): { now: () => Date; forward(minutes: number): void } {
  let time = start.getTime();
  return {
    now: () => new Date(time),
    forward(minutes) {
      time += minutes * 60_000;
    },
  };
}

export function parts(transport: MailTransport, now: () => Date, more: Partial<MailParts> = {}): MailParts {
  return {
    transport,
    write: (letter) => writeStoredLetter(letter, LETTERHEAD),
    from: { name: LETTERHEAD.archive.name.vi, address: LETTERHEAD.archive.email },
    host: new URL(LETTERHEAD.origin).hostname,
    now,
    ...more,
  };
}

/** A letter as a test cares for it, by default one about a case. */
export function letter<Name extends LetterName = 'case-lapsed'>(
  mail: Partial<OutgoingMail<Name>> & { dedupeKey: string },
): OutgoingMail<Name> {
  const data = { caseId: 'c2', number: 'YC-2026-7KQ4-M3TZ' };
  const usual = { accountPk: null, recipient: 'an@example.vn', language: 'vi', template: 'case-lapsed', data } as const;
  // The usual letter and its data belong together; a test that names another brings both.
  return { ...usual, ...mail } as OutgoingMail<Name>;
}

/** Puts a letter among what waits, in a transaction of its own. */
export async function enqueue<Name extends LetterName = 'case-lapsed'>(
  db: Kysely<Database>,
  mail: Partial<OutgoingMail<Name>> & { dedupeKey: string },
): Promise<void> {
  await db.transaction().execute((trx) => enqueueMail(trx, START.toISOString(), letter(mail)));
}

export async function rows(db: Kysely<Database>): Promise<Selectable<MailTable>[]> {
  return db.selectFrom('mail').selectAll().orderBy('pk').execute();
}

export async function onlyRow(db: Kysely<Database>): Promise<Selectable<MailTable>> {
  return db.selectFrom('mail').selectAll().executeTakeFirstOrThrow();
}
