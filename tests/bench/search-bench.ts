import { performance } from 'node:perf_hooks';
import { createOpenDocuments } from '../../src/catalogue/storage/open-documents.ts';
import { createCatalogue } from '../../src/catalogue/storage/stored-catalogue.ts';
import { searchLabels } from '../../src/i18n/facet-labels.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import type { Config } from '../../src/platform/config.ts';
import { createEngine } from '../../src/search/create-engine.ts';
import { createSearchService } from '../../src/search/search-service.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { spreadOf, type Spread } from './measure.ts';
import { searchesFor } from './searches.ts';

export interface SearchFigures {
  /** From the request in the server to the answer that a page shows. Milliseconds. */
  whole: Spread;
  /** The same less the time the engine took. */
  ownShare: Spread;
}

/** Searches one after another, each with 20 hits, all facets and the histogram. */
export async function measureSearches(config: Config, count: number): Promise<SearchFigures> {
  const db = await openDatabase(config);
  const engine = await createEngine(config);
  await engine.prepare();
  const timed = timing(engine);
  const service = createSearchService({
    engine: timed.engine,
    catalogue: createCatalogue(db),
    documents: createOpenDocuments(db),
    labels: searchLabels,
  });
  const searches = await searchesFor(config.dataDir, count + WARM_UP);
  const whole: number[] = [];
  const own: number[] = [];
  for (const [index, params] of searches.entries()) {
    timed.spent = 0;
    const start = performance.now();
    await service.search(params, [], 'vi');
    const took = performance.now() - start;
    if (index < WARM_UP) continue;
    whole.push(took);
    own.push(took - timed.spent);
  }
  await engine.close();
  await db.destroy();
  return { whole: spreadOf(whole), ownShare: spreadOf(own) };
}

/** Searches that are not counted: the first ones load pages and compile code. */
const WARM_UP = 20;

function timing(engine: SearchEngine): { engine: SearchEngine; spent: number } {
  const timed = { engine, spent: 0 };
  timed.engine = {
    ...engine,
    async retrieve(request) {
      const start = performance.now();
      try {
        return await engine.retrieve(request);
      } finally {
        timed.spent += performance.now() - start;
      }
    },
  };
  return timed;
}
