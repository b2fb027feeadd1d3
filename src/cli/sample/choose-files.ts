import type { YearRoom } from './stage.ts';

export interface Shelves {
  /** The next files of a fonds that anybody may have on paper, in the order of their references: public ids. */
  take(fonds: string, files: number): string[];
}

/** @param fonds titles, as finding aids give them */
export async function createShelves({ db, facts }: YearRoom, fonds: readonly string[]): Promise<Shelves> {
  const waiting = new Map<string, string[]>();
  for (const title of fonds) waiting.set(title, await handedOut(title));
  return {
    take(title, files) {
      const taken = waiting.get(title)?.splice(0, files) ?? [];
      if (taken.length < files) throw new Error(`The sample's year wants more open files than "${title}" has.`);
      return taken;
    },
  };

  async function handedOut(title: string): Promise<string[]> {
    const rows = await db
      .selectFrom('record')
      .innerJoin('record as top', 'top.pk', 'record.fonds_pk')
      .where('top.title', '=', title)
      .where('record.level', '=', 'file')
      .where('record.access', '=', 'open')
      .where('record.title_visibility', '=', 'public')
      .where('record.listed', '=', 1)
      .where('record.online', '=', 0)
      .orderBy('record.reference_order')
      .orderBy('record.pk')
      .select('record.id')
      .execute();
    const ids = rows.map(({ id }) => id);
    const known = await facts.forReaders(ids);
    return ids.filter((id) => {
      const record = known.get(id);
      return record?.requestable && record.serviceState.kind === 'available';
    });
  }
}
