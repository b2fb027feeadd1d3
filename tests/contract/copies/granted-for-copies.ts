import type { DecisionInput } from '../../../src/requests/item-decision.ts';
import { fullForm, value, type RecordName } from '../requests/request-room.ts';
import type { CopyBench } from './copy-room.ts';

/** Asks for copies of a record on Lan's behalf and grants it. @returns the grant's id */
export async function grantedForCopies(
  { requests, readers, staff, ids, db }: CopyBench,
  name: RecordName,
  decision: { noDownload?: boolean; onSiteOnly?: boolean; use?: 'reading' | 'copy' } = {},
): Promise<string> {
  const { use = 'copy', noDownload = false, onSiteOnly = false } = decision;
  const draft = value(await requests.newDraft({ actor: readers.lan }, { language: 'vi', recordIds: [ids[name]] }));
  const form = fullForm([ids[name]], { items: [{ recordId: ids[name], use, reason: 'Viết sách' }] });
  const saved = value(await requests.saveDraft(readers.lan, draft.id, { version: draft.version, form }));
  const key = `key-${Math.random()}`;
  const sent = value(await requests.submit(readers.lan, draft.id, { version: saved.version, submissionKey: key }));
  const claim = value(await requests.claim(staff.an, draft.id, sent));
  const { items } = value(await requests.ownCase(readers.lan, draft.id));
  const itemIds = items.map(({ id }) => id);
  const conditions = { untilDay: '2026-12-20', onSiteOnly, noDownload, maxViews: null };
  const granted: DecisionInput =
    noDownload || onSiteOnly
      ? { outcome: 'granted-with-conditions', words: '', conditions }
      : { outcome: 'granted', words: '' };
  const decisions = itemIds.map((itemId) => ({ itemId, decision: granted }));
  const proposed = value(await requests.propose(staff.an, draft.id, { version: claim.version, decisions }));
  const confirmed = value(await requests.confirm(staff.chi, draft.id, { version: proposed.version, itemIds }));
  value(await requests.issue(staff.an, draft.id, confirmed));
  const grant = await db
    .selectFrom('access_grant')
    .select('id')
    .where('record_id', '=', ids[name])
    .where('state', '=', 'active')
    .orderBy('pk', 'desc')
    .executeTakeFirstOrThrow();
  return grant.id;
}
