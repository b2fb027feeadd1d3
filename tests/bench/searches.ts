import { openDatabase } from '../../src/platform/database/open-database.ts';
import { readSearchParams } from '../../src/search/params.ts';
import type { SearchParams } from '../../src/search/answer.ts';
import { seededRandom } from './random.ts';

/** Chosen in addition to words in every third search, so that facets are counted without their own choice. */
const CHOICES = ['level=file', 'access=open', 'online=yes', 'from=1930&to=1960', 'level=file&access=open'];

/**
 * Searches as people make them: one to four neighbouring words of a title that is in the catalogue, accents as
 * they are or left out, some with filters. The same catalogue and seed give the same searches.
 */
export async function searchesFor(dataDir: string, count: number, seed = 5): Promise<SearchParams[]> {
  const random = seededRandom(seed);
  const titles = await titlesFrom(dataDir, count);
  return titles.map((title, index) => {
    const words = title.match(/[\p{L}\p{M}\p{N}]+/gu) ?? ['đê'];
    const length = Math.min(words.length, 1 + random.whole(4));
    const start = random.whole(words.length - length + 1);
    const asTyped = words.slice(start, start + length).join(' ');
    const q = random.chance(0.5) ? asTyped : withoutAccents(asTyped);
    const choice = index % 3 === 0 ? `&${random.pick(CHOICES)}` : '';
    return readSearchParams(new URLSearchParams(`q=${encodeURIComponent(q)}${choice}`)).params;
  });
}

/** As it is typed in a hurry. */
export function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd');
}

async function titlesFrom(dataDir: string, count: number): Promise<string[]> {
  const db = await openDatabase({ dataDir });
  const { most } = await db
    .selectFrom('record')
    .select((e) => e.fn.max('pk').as('most'))
    .executeTakeFirstOrThrow();
  const random = seededRandom(3);
  const pks = Array.from({ length: count * 2 }, () => 1 + random.whole(Number(most)));
  const rows = await db
    .selectFrom('record')
    .select('title')
    .where('pk', 'in', pks)
    .where('title', '!=', '')
    .where('title_visibility', '=', 'public')
    .limit(count)
    .execute();
  await db.destroy();
  return rows.map((row) => row.title);
}
