import { MeilisearchApiError, type Meilisearch, type Settings } from 'meilisearch';
import { asking } from './connection.ts';
import type { TaskWatch } from './tasks.ts';

/** The attribute that documents are known by; an index of an earlier version of this program has another. */
const PRIMARY_KEY = 'key';
/** What every document has and those of an earlier version lack. */
const NEWEST_ATTRIBUTE = 'wordsOfFields';

/**
 * Makes the index if it is missing and brings its settings up to date; equal settings cost the server nothing. An
 * index that holds documents of another shape is dropped first: it is filled from the catalogue like a missing one.
 */
export async function prepareIndex(
  client: Meilisearch,
  tasks: TaskWatch,
  uid: string,
  settings: Settings,
): Promise<void> {
  let known = await primaryKeyOf(client, uid);
  if (known !== undefined && (known !== PRIMARY_KEY || (await isOutdated(client, uid)))) {
    await dropIndex(client, tasks, uid);
    known = undefined;
  }
  if (known !== PRIMARY_KEY) {
    const creation = await asking(() => client.createIndex(uid, { primaryKey: PRIMARY_KEY }));
    // Another process may have made it first; then it is there, which is all that matters.
    await tasks.done(creation.taskUid).catch(async (error: unknown) => {
      if ((await primaryKeyOf(client, uid)) !== PRIMARY_KEY) throw error;
    });
  }
  const update = await asking(() => client.index(uid).updateSettings(settings));
  await tasks.done(update.taskUid);
}

/** Drops an index; what is not there is no error. A rebuild that was killed leaves its half-built one behind. */
export async function dropIndex(client: Meilisearch, tasks: TaskWatch, uid: string): Promise<void> {
  if ((await primaryKeyOf(client, uid)) === undefined) return;
  const removal = await asking(() => client.deleteIndex(uid));
  await tasks.done(removal.taskUid).catch(async (error: unknown) => {
    if ((await primaryKeyOf(client, uid)) !== undefined) throw error;
  });
}

/** How many records an index holds, without their pages: only records have this attribute. */
export async function countRecords(client: Meilisearch, uid: string): Promise<number> {
  const stats = await asking(() => client.index(uid).getStats());
  return stats.fieldDistribution['depth'] ?? 0;
}

async function isOutdated(client: Meilisearch, uid: string): Promise<boolean> {
  const stats = await asking(() => client.index(uid).getStats());
  return stats.numberOfDocuments > 0 && !(NEWEST_ATTRIBUTE in stats.fieldDistribution);
}

/** @returns undefined where there is no such index, empty where it has none yet */
async function primaryKeyOf(client: Meilisearch, uid: string): Promise<string | undefined> {
  try {
    const { primaryKey } = await client.getRawIndex(uid);
    return primaryKey ?? '';
  } catch (error) {
    if (error instanceof MeilisearchApiError && error.cause?.code === 'index_not_found') return undefined;
    return asking(() => Promise.reject(error));
  }
}
