import type { Kysely } from 'kysely';
import { texts } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { DayRange } from '../period.ts';
import { changesIn, mended } from './entry-corrections.ts';

export interface Persons {
  all: number;
  foreign: number;
  /** By the purpose's code; whoever came for two is counted with both. */
  byPurpose: ReadonlyMap<string, number>;
}

interface Came {
  account_pk: number;
  purpose: string | null;
  nationality: string | null;
  /** Of groups: those beside their leader, whom nobody names. Each time they are other people. */
  companions: number;
}

/**
 * Persons who came on some days. Readers are told apart by their accounts; whoever comes with a group and has none is
 * one person each time.
 */
export async function personsIn(db: Kysely<Database>, days: DayRange): Promise<Persons> {
  const changes = await changesIn(db, 'visits');
  const ids = texts(db, [...changes.keys()]);
  const came: Came[] = await arrivals(db, days)
    .where('id', 'not in', ids)
    .select((e) => ['account_pk', 'purpose', 'nationality', e.fn.sum<number>(e('party_size', '-', 1)).as('companions')])
    .groupBy(['account_pk', 'purpose', 'nationality'])
    .execute();
  const rows = await arrivals(db, days)
    .where('id', 'in', ids)
    .select(['id', 'account_pk', 'purpose', 'nationality', 'party_size'])
    .execute();
  for (const row of rows) {
    const visit = mended(changes, row);
    if (!visit.void) came.push({ ...visit, companions: visit.party_size - 1 });
  }
  return tally(came);
}

function arrivals(db: Kysely<Database>, { from, until }: DayRange) {
  return db.selectFrom('visit').where('day', '>=', from).where('day', '<=', until).where('arrived_at', 'is not', null);
}

function tally(came: readonly Came[]): Persons {
  const foreign = came.filter(({ nationality }) => nationality !== null && nationality !== 'VN');
  const purposes = Map.groupBy(came, ({ purpose }) => purpose ?? '');
  return {
    all: headsOf(came),
    foreign: headsOf(foreign),
    byPurpose: new Map([...purposes].map(([purpose, those]) => [purpose, headsOf(those)])),
  };
}

function headsOf(came: readonly Came[]): number {
  const companions = came.reduce((sum, one) => sum + one.companions, 0);
  return new Set(came.map(({ account_pk }) => account_pk)).size + companions;
}
