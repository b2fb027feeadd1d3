import type { Config } from '../../src/platform/config.ts';
import { createCatalogue } from '../../src/catalogue/storage/stored-catalogue.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import { timeEach, type Spread } from './measure.ts';
import { seededRandom } from './random.ts';

export interface TreeFigures {
  siblings: number;
  windows: Spread;
}

/** Windows of 200 round children all over the longest list of siblings there is. */
export async function measureTree(config: Config, count: number): Promise<TreeFigures> {
  const db = await openDatabase(config);
  const catalogue = createCatalogue(db);
  const longest = await db
    .selectFrom('record')
    .select(['pk', 'child_count'])
    .orderBy('child_count', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const [parent] = await catalogue.byPks([longest.pk]);
  if (!parent) throw new Error('The longest list of siblings is not public');
  const children = await db
    .selectFrom('record')
    .select('id')
    .where('parent_pk', '=', longest.pk)
    .orderBy('position')
    .execute();
  const random = seededRandom(9);
  const around = Array.from({ length: count }, () => random.pick(children).id);
  const windows = await timeEach(around, (id) => catalogue.children(parent, { around: id, limit: 200 }));
  await db.destroy();
  return { siblings: children.length, windows };
}
