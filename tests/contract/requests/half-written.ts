import type { Kysely } from 'kysely';
import type { Database } from '../../../src/platform/database/schema.ts';

/**
 * Requests of one item each, of which something is missing or too much: state, number, events, items, letters, mail,
 * grants and log agree where every change was whole.
 */
export async function halfWritten(db: Kysely<Database>): Promise<unknown[]> {
  const cases = await db.selectFrom('access_case').selectAll().execute();
  const wrong: unknown[] = [];
  const told = Map.groupBy(
    await db.selectFrom('mail').select('dedupe_key').where('dedupe_key', 'like', 'case:%').execute(),
    ({ dedupe_key }) => dedupe_key.split(':').slice(0, 3).join(':'),
  );
  for (const one of cases) {
    const events = await db.selectFrom('case_event').selectAll().where('case_pk', '=', one.pk).orderBy('pk').execute();
    const letters = await db.selectFrom('case_letter').select('kind').where('case_pk', '=', one.pk).execute();
    const items = await db
      .selectFrom('requested_item')
      .select(['state', 'decision'])
      .where('case_pk', '=', one.pk)
      .execute();
    const grants = await db.selectFrom('access_grant').select('state').where('case_pk', '=', one.pk).execute();
    const logged = await db
      .selectFrom('audit')
      .select(['action', 'data'])
      .where('subject', '=', `case:${one.id}`)
      .orderBy('seq')
      .execute();
    const last = events.findLast(({ item_pk, to_state }) => item_pk === null && to_state !== null);
    const isSent = one.state !== 'draft';
    const isDecided = one.state === 'decided';
    const mailed = (template: string) => told.get(`case:${one.pk}:${template}`)?.length ?? 0;
    const agree = {
      state: (last?.to_state ?? 'draft') === one.state,
      number: (one.number !== null) === isSent && (one.due_on !== null) === isSent,
      items: items.length === (isSent ? 1 : 0),
      receipt: letters.filter(({ kind }) => kind === 'receipt').length === (isSent ? 1 : 0),
      decision: letters.filter(({ kind }) => kind === 'decision').length === (isDecided ? 1 : 0),
      outcome: items.every(
        ({ state, decision }) => (decision === null) === (state === 'pending' || state === 'proposed'),
      ),
      grant: grants.length === (isDecided ? 1 : 0),
      log: logged.filter(({ action }) => action === 'case.issue').length === (isDecided ? 1 : 0),
      sent: logged.filter(({ action }) => action === 'case.submit').length === (isSent ? 1 : 0),
      'mail of sending': mailed('case-submitted') === (isSent ? 1 : 0),
      'mail of deciding': mailed('case-decided') === (isDecided ? 1 : 0),
    };
    const differ = Object.entries(agree).filter(([, isSo]) => !isSo);
    if (differ.length > 0) wrong.push({ state: one.state, differ: differ.map(([what]) => what) });
  }
  const known = new Set(cases.map(({ pk }) => `case:${pk}`));
  const strays = [...told.keys()].filter((key) => !known.has(key.split(':').slice(0, 2).join(':')));
  return strays.length > 0 ? [...wrong, { strays }] : wrong;
}
