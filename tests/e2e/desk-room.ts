import { request, type BrowserContext } from '@playwright/test';
import type { Kysely } from 'kysely';
import { openRequests } from '../../src/open-requests.ts';
import { readConfig } from '../../src/platform/config.ts';
import { readContent } from '../../src/platform/content.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import type { Database } from '../../src/platform/database/schema.ts';
import { enqueueMail } from '../../src/platform/mail/enqueue-mail.ts';
import type { Role } from '../../src/readers/account.ts';
import type { ReaderActor, StaffActor } from '../../src/readers/actor.ts';
import { SESSION_COOKIE } from '../../src/readers/cookie-names.ts';
import { createSessions } from '../../src/readers/sessions.ts';
import type { Requests } from '../../src/requests/requests.ts';
import { startPortal } from '../harness/portal.ts';
import { Mailbox } from './mailbox.ts';

/** Who works at the desk, by what they do there. */
const STAFF = {
  an: { name: 'Lê Thị An', roles: ['archivist'] },
  binh: { name: 'Trần Văn Bình', roles: ['archivist'] },
  chi: { name: 'Phạm Chi', roles: ['approver'] },
  dung: { name: 'Vũ Dũng', roles: ['archivist', 'approver'] },
  quang: { name: 'Hồ Quang', roles: ['administrator'] },
} as const satisfies Record<string, { name: string; roles: readonly Role[] }>;
export type StaffName = keyof typeof STAFF;

export const READER_NAME = 'Nguyễn Thị Hường';

export interface SentCase {
  id: string;
  number: string;
  /** Whose it is: policy lets nobody send many in a day, so each is another reader's. */
  reader: ReaderActor;
}

export interface DeskRoom {
  url: string;
  requests: Requests;
  db: Kysely<Database>;
  nameOf(who: StaffName): string;
  /** For what a colleague does in another window. */
  actorOf(who: StaffName): StaffActor;
  /** Letters as files. */
  mailbox: Mailbox;
  /** Gives a browser the session of somebody who has signed in by two steps, or of a reader. */
  signIn(context: BrowserContext, who: StaffName | 'reader' | ReaderActor): Promise<void>;
  /** A request for a conditional file and an open one, sent just now by a reader whose papers were seen. */
  send(subject: string): Promise<SentCase>;
  /** A letter about a case that a mail server has refused for good, as the mail job leaves it. */
  giveUpLetter(letter: { recipient: string; caseId: string; number: string; error: string }): Promise<void>;
  close(): Promise<void>;
}

/** A portal of its own with the sample archive and staff. */
export async function openDeskRoom(): Promise<DeskRoom> {
  const portal = await startPortal();
  const config = readConfig({ DATA_DIR: portal.dataDir });
  const db = await openDatabase(config);
  const now = (): Date => new Date();
  const { requests } = openRequests(db, config, { archive: readContent(config.contentDir).profile, now });
  const sessions = createSessions(db);
  const pks = new Map<string, number>();
  for (const [who, { name, roles }] of Object.entries(STAFF)) {
    pks.set(who, await addAccount(db, { who, name, kind: 'staff', roles }));
  }
  let readers = 0;
  const addReader = async (): Promise<ReaderActor> => {
    const who = `reader-${++readers}`;
    const pk = await addAccount(db, { who, name: READER_NAME, kind: 'reader', roles: [] });
    const known = { status: 'active', assurance: 'seen', emailVerified: true } as const;
    return { kind: 'reader', pk, id: `account-${who}`, name: READER_NAME, ...known };
  };
  pks.set('reader', (await addReader()).pk);
  const recordIds = [await fileWith(portal.url, 'conditional'), await fileWith(portal.url, 'open')];
  return {
    url: portal.url,
    requests,
    db,
    mailbox: new Mailbox(portal.dataDir),
    nameOf: (who) => STAFF[who].name,
    actorOf: (who) => ({
      kind: 'staff',
      pk: pks.get(who) ?? 0,
      id: `account-${who}`,
      name: STAFF[who].name,
      roles: new Set(STAFF[who].roles),
    }),
    async signIn(context, who) {
      const pk = typeof who === 'string' ? (pks.get(who) ?? 0) : who.pk;
      const token = await sessions.begin(pk, 'Chromium', now().toISOString());
      await context.addCookies([{ name: SESSION_COOKIE, value: token, url: portal.url }]);
    },
    send: async (subject) => send(requests, await addReader(), recordIds, subject),
    giveUpLetter: async ({ recipient, caseId, number, error }) => {
      const at = now().toISOString();
      const dedupeKey = `given-up:${caseId}`;
      await db.transaction().execute(async (trx) => {
        const letter = { accountPk: null, recipient, language: 'vi', template: 'case-message' } as const;
        await enqueueMail(trx, at, { ...letter, dedupeKey, data: { caseId, number } });
        const refused = { dead_at: at, attempts: 1, last_error: error };
        await trx.updateTable('mail').set(refused).where('dedupe_key', '=', dedupeKey).execute();
      });
    },
    async close() {
      await db.destroy();
      await portal.stop();
    },
  };
}

async function send(requests: Requests, actor: ReaderActor, recordIds: string[], subject: string): Promise<SentCase> {
  const draft = value(await requests.newDraft({ actor }, { language: 'vi', recordIds }));
  const form = {
    items: recordIds.map((recordId) => ({ recordId, use: 'reading' as const, reason: 'Viết lịch sử xã' })),
    purpose: 'history',
    subject,
    evidence: [{ ground: 'public-interest', words: 'Biên soạn địa chí của xã' }],
    note: '',
    agreed: true,
  };
  const saved = value(await requests.saveDraft(actor, draft.id, { version: draft.version, form }));
  const key = { version: saved.version, submissionKey: `key-${draft.id}` };
  const { number } = value(await requests.submit(actor, draft.id, key));
  return { id: draft.id, number, reader: actor };
}

async function addAccount(
  db: Kysely<Database>,
  { who, name, kind, roles }: { who: string; name: string; kind: 'staff' | 'reader'; roles: readonly Role[] },
): Promise<number> {
  const at = new Date().toISOString();
  const { pk } = await db
    .insertInto('account')
    .values({
      id: `account-${who}`,
      kind,
      email: `${who}@thu.example`,
      email_key: `${who}@thu.example`,
      email_verified_at: at,
      name,
      name_key: name,
      status: 'active',
      assurance: 'seen',
      language: 'vi',
      created_at: at,
    })
    .returning('pk')
    .executeTakeFirstOrThrow();
  for (const role of roles) await db.insertInto('account_role').values({ account_pk: pk, role }).execute();
  return pk;
}

/** The first file of an access level that a search finds. */
async function fileWith(portal: string, access: 'open' | 'conditional'): Promise<string> {
  const api = await request.newContext({ baseURL: portal });
  const answer = await api.get('/api/v1/search', { params: { access, level: 'file', online: 'no', limit: '1' } });
  const { hits } = (await answer.json()) as { hits: { id: string }[] };
  await api.dispose();
  const [hit] = hits;
  if (!hit) throw new Error(`The sample archive has no ${access} file`);
  return hit.id;
}

/** What a use case gave, which must not have refused. */
export function value<Value>(result: { ok: true; value: Value } | { ok: false; refusal: unknown }): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}
