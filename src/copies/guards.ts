import { isTheirOwn } from '../readers/actor.ts';
import type { Guard } from './transitions.ts';
import type { OrderChange } from './change.ts';
import { permitToCopy } from './may-be-copied.ts';
import { offerUntil } from './offer-until.ts';
import type { CopyRefusal } from './refusals.ts';
import type { PublicRecordFacts } from '../requests/record-facts.ts';
import { filesOf } from './storage/order-rows.ts';

/** What is known of the order's records, asked for before the transaction. */
export type FactsNow = ReadonlyMap<string, PublicRecordFacts>;

type Check = (change: OrderChange, facts: FactsNow) => CopyRefusal | undefined | Promise<CopyRefusal | undefined>;

/** What the table's guards ask, each by its name there. @returns why not */
export const GUARDS: Record<Guard, Check> = {
  'may-order': ({ actor, reader }) => {
    const { status, emailVerified } =
      actor.kind === 'reader' ? actor : { status: reader.status, emailVerified: reader.email_verified_at !== null };
    if (status === 'suspended') return { code: 'suspended' };
    return emailVerified ? undefined : { code: 'email-not-verified' };
  },
  'not-own': ({ actor, row }) => (isTheirOwn(actor, row.account_pk) ? { code: 'own-order' } : undefined),
  'draft-forgotten': ({ row, rules, now }) => {
    const until = Date.parse(row.changed_at) + rules.draftDays * 86_400_000;
    return until <= now.getTime() ? undefined : { code: 'wrong-state', state: row.state };
  },
  'quote-in-time': ({ row, rules, today }) => {
    const until = offerUntil(row, rules);
    return until !== null && until < today ? { code: 'too-late', until } : undefined;
  },
  'quote-over': ({ row, rules, today }) => {
    const until = offerUntil(row, rules);
    return until !== null && until < today ? undefined : { code: 'wrong-state', state: row.state };
  },
  'not-paid': ({ row }) => (row.paid_dong === null ? undefined : { code: 'wrong-state', state: row.state }),
  'is-paid': ({ row }) => (row.paid_dong !== null ? undefined : { code: 'wrong-state', state: row.state }),
  'may-be-copied': async ({ room, trx, row, lines, rules, today }, facts) => {
    const grants = await room.grants(trx, today, row.account_pk);
    const onPaper = new Set(rules.kinds.flatMap((kind) => (kind.onPaper ? [kind.code] : [])));
    const barred = lines.filter((line) => {
      const permit = permitToCopy(facts.get(line.record_id), grants);
      return !permit || (permit.onPaperOnly && !onPaper.has(line.kind));
    });
    return barred.length > 0 ? { code: 'not-copyable', lines: barred.map(({ id }) => id) } : undefined;
  },
  'files-ready': async ({ trx, lines, rules }) => {
    const asFiles = new Set(rules.kinds.flatMap((kind) => (kind.onPaper ? [] : [kind.code])));
    const files = await filesOf(trx, lines);
    const bare = lines.filter((line) => asFiles.has(line.kind) && !files.has(line.pk));
    return bare.length > 0 ? { code: 'files-missing', lines: bare.map(({ id }) => id) } : undefined;
  },
  'link-over': ({ row, today }) =>
    row.link_until !== null && row.link_until < today ? undefined : { code: 'wrong-state', state: row.state },
};
