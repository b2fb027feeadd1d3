import { MeilisearchApiError, type Meilisearch } from 'meilisearch';
import { EngineUnavailable, type SearchEngine } from '../../engine.ts';
import { fold } from '../../vietnamese/fold.ts';
import { asking, connect, type Connection } from './connection.ts';
import { facetValues } from './facet-values.ts';
import { anyOf, filterExpression } from './filters.ts';
import { indexSettings } from './index-settings.ts';
import { JoinedWrites } from './joined-writes.ts';
import { planQuery } from './plan-query.ts';
import { MeilisearchRebuild } from './rebuild.ts';
import { retrieve } from './retrieve.ts';
import type { Retriever } from './stage.ts';
import { TaskWatch } from './tasks.ts';
import { queryWords } from './texts.ts';
import { queryText } from './words.ts';

export interface MeilisearchOptions {
  url: string;
  key?: string;
  /** Begins the name of every index of this portal; two portals may share a server. */
  prefix: string;
  /** One-way: a word also finds its expansions. */
  synonyms: Record<string, string[]>;
}

/**
 * The public index on a Meilisearch server (written and tested against 1.50).
 * @throws EngineUnavailable when the server cannot be reached
 */
export async function createMeilisearchEngine(options: MeilisearchOptions): Promise<SearchEngine> {
  const connection = await connect(options.url, options.key, options.prefix);
  return engineOn(connection, options);
}

function engineOn({ reading, writing }: Connection, options: MeilisearchOptions): SearchEngine {
  const indexUid = `${options.prefix}-records`;
  const tasks = new TaskWatch(writing);
  const writes = new JoinedWrites(writing, tasks, indexUid);
  const settings = indexSettings(options.synonyms);
  const keys = new Set(Object.keys(options.synonyms).map(fold));
  const retriever: Retriever = { client: reading, indexUid, hasSynonym: (word) => keys.has(fold(word)) };
  return {
    name: 'meilisearch',
    prepare: () => prepareIndex(writing, tasks, indexUid, settings),
    write: (changes) => writes.add(changes),
    retrieve: (request) => retrieve(retriever, request),
    facetValues: (request, facet, startsWith, limit) => facetValues(retriever, request, facet, startsWith, limit),
    async branchCounts(request, records) {
      if (records.length === 0) return new Map();
      const plan = await planQuery(reading, indexUid, request.query.terms, false, retriever.hasSynonym);
      const queries = records.map((pk) => ({
        indexUid,
        q: queryText(plan.terms, false, retriever.hasSynonym),
        attributesToSearchOn: plan.attributes,
        matchingStrategy: 'all' as const,
        filter: [...filterExpression(request.filters), ...plan.narrowing, anyOf('path', [pk])],
        attributesToRetrieve: [],
        limit: 0,
      }));
      const { results } = await asking(() => reading.multiSearch({ queries }));
      return new Map(
        records.map((pk, index) => [pk, (results[index] as { estimatedTotalHits?: number }).estimatedTotalHits ?? 0]),
      );
    },
    async suggest(typed, limit) {
      const words = queryWords(typed);
      if (words.length === 0) return [];
      const answer = await asking(() =>
        reading.index(indexUid).search(words.join(' '), {
          attributesToSearchOn: ['title', 'reference', 'creators', 'places', 'subjects'],
          attributesToRetrieve: ['pk'],
          matchingStrategy: 'all',
          limit,
        }),
      );
      return answer.hits.map((hit) => Number(hit.pk));
    },
    async count() {
      const stats = await asking(() => writing.index(indexUid).getStats());
      return stats.numberOfDocuments;
    },
    async rebuild() {
      const next = `${indexUid}-next`;
      await dropLeftover(writing, tasks, next);
      await prepareIndex(writing, tasks, next, settings);
      return new MeilisearchRebuild(writing, tasks, indexUid, next);
    },
    async ping() {
      const health = await asking(() => reading.health());
      if (health.status !== 'available') throw new EngineUnavailable('Meilisearch is not available');
    },
    async close() {
      writes.close();
      tasks.close();
    },
  };
}

/** Makes the index if it is missing and brings its settings up to date; equal settings cost the server nothing. */
async function prepareIndex(
  client: Meilisearch,
  tasks: TaskWatch,
  uid: string,
  settings: ReturnType<typeof indexSettings>,
): Promise<void> {
  if (!(await exists(client, uid))) {
    const creation = await asking(() => client.createIndex(uid, { primaryKey: 'pk' }));
    // Another process may have made it first; then it is there, which is all that matters.
    await tasks.done(creation.taskUid).catch(async (error: unknown) => {
      if (!(await exists(client, uid))) throw error;
    });
  }
  const update = await asking(() => client.index(uid).updateSettings(settings));
  await tasks.done(update.taskUid);
}

async function exists(client: Meilisearch, uid: string): Promise<boolean> {
  try {
    await client.getIndex(uid);
    return true;
  } catch (error) {
    if (error instanceof MeilisearchApiError && error.cause?.code === 'index_not_found') return false;
    return asking(() => Promise.reject(error));
  }
}

/** A rebuild that was killed leaves its half-built index behind. */
async function dropLeftover(client: Meilisearch, tasks: TaskWatch, uid: string): Promise<void> {
  if (!(await exists(client, uid))) return;
  const removal = await asking(() => client.deleteIndex(uid));
  await tasks.done(removal.taskUid);
}
