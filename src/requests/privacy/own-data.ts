import { done, refused, type Result } from '../../platform/result.ts';
import type { Actor } from '../../readers/actor.ts';
import { looksAtReader } from '../storage/looks-at-reader.ts';
import type { OwnCase } from '../own-case.ts';
import type { ExportedCase, LookAtReader, OwnDataExport } from './privacy.ts';
import type { PrivacyRoom } from './privacy-room.ts';

type NotFound = { code: 'not-found' };

export async function accessLog(room: PrivacyRoom, actor: Actor): Promise<Result<LookAtReader[], NotFound>> {
  if (actor.kind !== 'reader') return refused({ code: 'not-found' });
  return done(await looksAt(room, actor.pk));
}

/**
 * Put together from what the reader can see page by page: what stays between staff has no place in those shapes, and
 * so has none here.
 */
export async function exportOwnData(room: PrivacyRoom, actor: Actor): Promise<Result<OwnDataExport, NotFound>> {
  const { db, now, people, requests, elsewhere } = room;
  const own = actor.kind === 'reader' ? await people.exportOwnData(actor) : refused({ code: 'not-found' as const });
  if (!own.ok || actor.kind !== 'reader') return refused({ code: 'not-found' });
  const cases: ExportedCase[] = [];
  for (const { id } of await requests.ownCases(actor)) {
    const read = await requests.ownCase(actor, id);
    if (read.ok) cases.push(await withLetters(room, actor, read.value));
  }
  const cart = await db
    .selectFrom('cart_item')
    .innerJoin('cart', 'cart.id', 'cart_item.cart_id')
    .where('cart.account_pk', '=', actor.pk)
    .select(['cart_item.record_id as recordId', 'cart_item.added_at as addedAt'])
    .orderBy('cart_item.position')
    .execute();
  const others = await Promise.all(elsewhere.map((kept) => kept.ownData(actor)));
  return done({
    format: 'phong-doc/own-data',
    version: 1,
    exportedAt: now().toISOString(),
    account: own.value.account,
    sessions: own.value.sessions,
    cart,
    requests: cases,
    permissions: await requests.ownGrants(actor),
    elsewhere: others.reduce((all, one) => ({ ...all, ...one }), {}),
    staffAccess: await looksAt(room, actor.pk),
  });
}

async function withLetters({ requests }: PrivacyRoom, actor: Actor, own: OwnCase): Promise<ExportedCase> {
  const letters = [];
  for (const letter of own.letters) {
    const read = await requests.letter(actor, own.id, letter.id);
    letters.push({ ...letter, content: read.ok ? read.value : null });
  }
  return { ...own, letters };
}

async function looksAt({ db, elsewhere }: PrivacyRoom, accountPk: number): Promise<LookAtReader[]> {
  const subjects = await Promise.all(elsewhere.map((kept) => kept.subjects(accountPk)));
  return looksAtReader(db, accountPk, subjects.flat());
}
