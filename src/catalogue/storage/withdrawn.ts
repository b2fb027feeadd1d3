import type { Kysely } from 'kysely';
import { numbers } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';

/** Outbox rows looked at for one search: an import that runs beside adds some ten a second, a thousand records each. */
const MOST_ROWS = 50;

/**
 * The records that the index may still hold as they were, and that nobody may see any more: hidden, masked or gone, with
 * the change still waiting in the outbox.
 * @returns their pks, each time it is called; what was looked at before is remembered as long as it waits
 */
export function createWithdrawn(db: Kysely<Database>): () => Promise<number[]> {
  /** By outbox row: a record that changes once more gets another. */
  let known = new Map<number, number[]>();
  return async () => {
    const rows = await db.selectFrom('outbox').select('seq').where('topic', '=', 'index').orderBy('seq').execute();
    const fresh = rows.flatMap(({ seq }) => (known.has(seq) ? [] : [seq])).slice(-MOST_ROWS);
    const found = fresh.length === 0 ? [] : await withdrawnIn(db, fresh);
    const waiting = new Map(rows.flatMap(({ seq }) => (known.has(seq) ? [[seq, known.get(seq)!] as const] : [])));
    for (const [seq, pks] of found) waiting.set(seq, pks);
    known = waiting;
    return [...new Set([...waiting.values()].flat())];
  };
}

async function withdrawnIn(db: Kysely<Database>, seqs: number[]): Promise<[number, number[]][]> {
  const rows = await db.selectFrom('outbox').select(['seq', 'payload']).where('seq', 'in', numbers(db, seqs)).execute();
  const changed = rows.map(({ seq, payload }) => ({ seq, pks: JSON.parse(payload) as number[] }));
  const shown = await db
    .selectFrom('record')
    .select('pk')
    .where(
      'pk',
      'in',
      numbers(
        db,
        changed.flatMap(({ pks }) => pks),
      ),
    )
    .where('listed', '=', 1)
    .where('title_visibility', '=', 'public')
    .execute();
  const isShown = new Set(shown.map(({ pk }) => pk));
  return changed.map(({ seq, pks }) => [seq, pks.filter((pk) => !isShown.has(pk))]);
}
