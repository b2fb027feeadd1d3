import { SESSION_COOKIE } from '../../../src/readers/cookie-names.ts';
import { createSessions } from '../../../src/readers/sessions.ts';
import { insertGrant, insertReader } from '../../contract/requests/grant-rows.ts';
import { insertToldCase, WORDS } from '../../contract/requests/told-case.ts';
import { openRoom, type ServingRoom } from '../../contract/serving/room.ts';
import { textPdf } from '../../harness/made-pdf.ts';
import { wordFor, type Plant } from './plants.ts';

const FOREVER = { from_day: '2026-01-01', until_day: '2999-12-31' };
/** Who there is, besides guests. */
export type WhoAsks = 'owner' | 'other' | 'desk' | 'administrator';

/** A portal with a request in which everything was said, and documents that came of it for one reader. */
export interface RequestRoom extends ServingRoom {
  /** Headers of somebody who signed in. */
  as: Record<WhoAsks, Record<string, string>>;
  /** Public ids of the record and of the document that were granted, and of the request. */
  recordId: string;
  documentId: string;
  caseId: string;
  /** A word that stands in the granted document and nowhere else. */
  documentWord: string;
  /** Everything that a guest, another reader and the index must never meet. */
  plants: Plant[];
  /** Of these, what even the request's own reader must not. */
  internal: Plant[];
  /** Suspends the grant, or lets it hold again. */
  setGrants(state: 'active' | 'suspended'): Promise<void>;
}

/** @param env settings of the engine and the database */
export async function openRequestRoom(env: Record<string, string>): Promise<RequestRoom> {
  const documentWord = wordFor('granted document');
  const names = { reader: wordFor('reader name'), staff: wordFor('staff name'), email: wordFor('reader mail') };
  const pages = ['Trang một', `Trang hai về ${documentWord}`];
  const content = await textPdf(pages);
  const room = await openRoom(
    [
      { record: 'Masked', name: '1.pdf', content, pages },
      {
        record: 'Open',
        name: '2.pdf',
        content: await textPdf(['Trang một', 'Trang hai']),
        pages: ['Trang một', 'Hai'],
      },
    ],
    env,
  );
  const planted = await room.inDatabase(async (db) => {
    await db.updateTable('record').set({ access: 'closed' }).where('title', '=', 'Masked').execute();
    const { id } = await db.selectFrom('record').select('id').where('title', '=', 'Masked').executeTakeFirstOrThrow();
    const email = `${names.email}@example.vn`;
    const owner = await insertReader(db, names.reader, { email, email_key: email });
    const other = await insertReader(db, 'Trần Thị B');
    const desk = await insertReader(db, names.staff, { kind: 'staff' });
    const administrator = await insertReader(db, 'Lê Văn C', { kind: 'staff' });
    await db
      .insertInto('account_role')
      .values([
        { account_pk: desk.pk, role: 'desk' },
        { account_pk: administrator.pk, role: 'administrator' },
      ])
      .execute();
    await insertGrant(db, owner, id, FOREVER);
    const told = await insertToldCase(db, { readerPk: owner.pk, staffPk: desk.pk, recordId: id });
    const sessions = createSessions(db);
    const cookieOf = async (pk: number) => {
      const token = await sessions.begin(pk, 'Firefox', new Date().toISOString());
      return { cookie: `${SESSION_COOKIE}=${token}` };
    };
    const as = {
      owner: await cookieOf(owner.pk),
      other: await cookieOf(other.pk),
      desk: await cookieOf(desk.pk),
      administrator: await cookieOf(administrator.pk),
    };
    return { recordId: id, caseId: told.id, as };
  });
  const kept = (place: string, word: string): Plant => ({ place, word, fate: 'kept', wasShown: false });
  const words = Object.entries(WORDS).map(([place, word]) => kept(place, word));
  const internal = words.filter(({ place }) =>
    ['proposal', 'internal', 'question', 'opinion', 'searched'].includes(place),
  );
  return {
    ...room,
    ...planted,
    documentId: room.ids.get('1.pdf') ?? '',
    documentWord,
    plants: [
      ...words,
      kept('granted document', documentWord),
      ...Object.entries(names).map(([place, word]) => kept(place, word)),
    ],
    internal: [...internal, kept('staff', names.staff)],
    async setGrants(state) {
      await room.inDatabase((db) => db.updateTable('access_grant').set({ state }).execute());
    },
  };
}
