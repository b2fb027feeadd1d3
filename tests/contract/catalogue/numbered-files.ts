import type { TestArchive } from './archive.ts';
import type { Line } from './line-reader.ts';

/** A finding aid of a fonds with files of these numbers. */
export function numberedFiles(fonds: string, ...numbers: string[]): Line[] {
  return [
    { depth: 0, key: fonds, title: `Phông ${fonds}` },
    ...numbers.map((number): Line => ({ depth: 1, key: `${fonds}/${number}`, title: `Hồ sơ ${fonds}/${number}` })),
  ];
}

/** Of all records that are not gone, sorted. */
export async function livingTitles({ db }: TestArchive): Promise<string[]> {
  const rows = await db.selectFrom('record').select('title').where('removed_at', 'is', null).execute();
  return rows.map(({ title }) => title).sort();
}
