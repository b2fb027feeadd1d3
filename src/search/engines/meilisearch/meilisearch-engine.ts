import type { RetrievalRequest, SearchEngine } from '../../engine.ts';
import { foldSynonyms } from '../../synonyms.ts';
import { foldedWords } from '../../vietnamese/tokens.ts';
import { connect, type Connection } from './connection.ts';
import { facetValues } from './facet-values.ts';
import { anyBeneath } from './filters.ts';
import { answeringStage } from './find-stage.ts';
import { healthQuery, indexSettings } from './index-settings.ts';
import { JoinedWrites } from './joined-writes.ts';
import { passages } from './pages.ts';
import { missingRights } from './key-rights.ts';
import { withSpellings } from './spellings.ts';
import { RecentReadings } from './readings.ts';
import { Recent } from './recent.ts';
import { countRecords, dropIndex, prepareIndex } from './prepare.ts';
import { MeilisearchRebuild } from './rebuild.ts';
import { retrieve } from './retrieve.ts';
import { askAll, baseFilter, countingQuery, totalOf, type Retriever } from './stage.ts';
import { suggest } from './suggest.ts';
import { TaskWatch } from './tasks.ts';

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

function engineOn({ searches, writing }: Connection, options: MeilisearchOptions): SearchEngine {
  const indexUid = `${options.prefix}-records`;
  const tasks = new TaskWatch(writing);
  const writes = new JoinedWrites(writing, tasks, indexUid);
  const synonyms = withSpellings(options.synonyms);
  const settings = indexSettings(synonyms);
  const retriever: Retriever = {
    searches,
    indexUid,
    synonyms: foldSynonyms(synonyms, foldedWords),
    readings: new RecentReadings(),
    misread: new Recent(),
    holdsPages: true,
  };
  return {
    name: 'meilisearch',
    prepare: () => prepareIndex(writing, tasks, indexUid, settings),
    write: (changes) => writes.add(changes),
    flush: () => writes.flush(),
    retrieve: (request) => retrieve(retriever, request),
    passages: (request, matching, records, perRecord) => passages(retriever, request, matching, records, perRecord),
    facetValues: (request, facet, startsWith, limit) => facetValues(retriever, request, facet, startsWith, limit),
    branchCounts: (request, records) => branchCounts(retriever, request, records),
    suggest: (typed, limit) => suggest(retriever, typed, limit),
    count: () => countRecords(writing, indexUid),
    async rebuild() {
      const next = `${indexUid}-next`;
      await dropIndex(writing, tasks, next);
      await prepareIndex(writing, tasks, next, settings);
      return new MeilisearchRebuild(writing, tasks, indexUid, next);
    },
    async ping() {
      await askAll(retriever, [healthQuery(indexUid)]);
    },
    missingRights: () => missingRights(options.url, options.key, indexUid),
    async close() {
      writes.close();
      tasks.close();
      searches.close();
    },
  };
}

async function branchCounts(by: Retriever, request: RetrievalRequest, records: number[]): Promise<Map<number, number>> {
  const stage = records.length > 0 ? await answeringStage(by, request) : undefined;
  if (!stage) return new Map(records.map((pk) => [pk, 0]));
  const filter = baseFilter(stage);
  const queries = records.map((pk) => ({ ...countingQuery(stage), filter: [...filter, anyBeneath([pk])] }));
  const answers = await askAll(by, queries);
  return new Map(records.map((pk, index) => [pk, totalOf(answers[index]!)]));
}
