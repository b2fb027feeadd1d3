import { availableParallelism } from 'node:os';
import { EngineUnavailable } from '../../engine.ts';
import type { IndexChanges, Rebuild, SearchEngine } from '../../engine.ts';
import { countDocuments, saysDamaged } from './index-file.ts';
import { dropIndexFile, IndexLocation } from './index-location.ts';
import { IndexWriter } from './index-writer.ts';
import { SearchPool } from './search-pool.ts';

export interface EmbeddedEngineOptions {
  /** The index lies in the folder `search` beneath it. */
  dataDir: string;
  /** A word → what it also stands for, as phrases; one way. */
  synonyms?: Readonly<Record<string, readonly string[]>>;
  /** Worker threads that search. */
  threads?: number;
  /** A search that takes longer is given up. */
  timeLimitMs?: number;
  /** Told, in one English line, what an operator should know. */
  notice?: (line: string) => void;
}

/**
 * The search engine that needs no server: SQLite FTS5 in a file of its own. Searches run in worker threads;
 * writes run in the thread that calls, which is the indexer's.
 */
export function createEmbeddedEngine(options: EmbeddedEngineOptions): SearchEngine {
  const { dataDir, synonyms = {}, notice = () => undefined } = options;
  const location = new IndexLocation(dataDir);
  const threads = options.threads ?? Math.min(2, availableParallelism());
  const pool = new SearchPool({ dataDir, synonyms }, threads, options.timeLimitMs ?? 5000);
  let writer: IndexWriter | undefined;

  const servingWriter = () => {
    const path = servingPath(location);
    if (writer?.path !== path) {
      writer?.close();
      writer = new IndexWriter(path);
    }
    return writer;
  };

  return {
    name: 'embedded',
    async prepare() {
      const problem = orUnavailable(() => location.prepare());
      if (problem) notice(problem);
    },
    async write(changes) {
      orUnavailable(() => writeToServing(servingWriter, changes), location);
      return { durable: Promise.resolve() };
    },
    async forget() {
      return orUnavailable(() => servingWriter().forget(), location);
    },
    retrieve: (request) => pool.ask('retrieve', { request }),
    passages: (request, _matching, records, perRecord) => pool.ask('passages', { request, records, perRecord }),
    facetValues: (request, facet, startsWith, limit) => pool.ask('facetValues', { request, facet, startsWith, limit }),
    branchCounts: (request, records) => pool.ask('branchCounts', { request, records }),
    suggest: (typed, limit) => pool.ask('suggest', { typed, limit }),
    async count() {
      return orUnavailable(() => countDocuments(servingPath(location)), location);
    },
    async rebuild() {
      return orUnavailable(() => startRebuild(location, servingWriter));
    },
    async ping() {
      // As many at once as there are threads: each of them reads the index into memory.
      await Promise.all(Array.from({ length: threads }, () => pool.ask('count', {})));
    },
    async close() {
      writer?.close();
      writer = undefined;
      await pool.close();
    },
  };
}

function servingPath(location: IndexLocation): string {
  const path = location.current();
  if (path === undefined) throw new EngineUnavailable('There is no search index yet.');
  return path;
}

/** A rebuild may be swapped in at any moment: the write then goes to the new index. */
function writeToServing(servingWriter: () => IndexWriter, changes: IndexChanges): void {
  for (let attempt = 0; attempt < 10; attempt++) if (servingWriter().write(changes)) return;
  throw new EngineUnavailable('The search index is being swapped again and again.');
}

function startRebuild(location: IndexLocation, servingWriter: () => IndexWriter): Rebuild {
  const fresh = new IndexWriter(location.newFile());
  return {
    async write(changes) {
      orUnavailable(() => fresh.write(changes));
    },
    async count() {
      return orUnavailable(() => fresh.count());
    },
    async swapIn() {
      orUnavailable(() => {
        fresh.optimise();
        fresh.close();
        const serving = servingWriter();
        serving.retire(() => location.pointTo(fresh.path));
        serving.close();
        dropIndexFile(serving.path);
      });
    },
    async abandon() {
      fresh.close();
      dropIndexFile(fresh.path);
    },
  };
}

/** What SQLite or the disk refuses is no fault of the request. */
function orUnavailable<T>(act: () => T, serving?: IndexLocation): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof EngineUnavailable) throw error;
    if (saysDamaged(error)) serving?.markDamaged();
    throw new EngineUnavailable(
      `The search index in DATA_DIR/search cannot be used: ${error instanceof Error ? error.message : error}`,
      {
        cause: error,
      },
    );
  }
}
