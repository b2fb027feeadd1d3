import { performance } from 'node:perf_hooks';
import { createOpenDocuments } from '../../src/catalogue/storage/open-documents.ts';
import { createCatalogue } from '../../src/catalogue/storage/stored-catalogue.ts';
import { searchLabels } from '../../src/i18n/facet-labels.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import type { Config } from '../../src/platform/config.ts';
import { createEngine } from '../../src/search/create-engine.ts';
import { createSearchService } from '../../src/search/search-service.ts';
import type { SearchAnswer, SearchParams } from '../../src/search/answer.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { spreadOf, type Spread } from './measure.ts';
import { searchesOnPages } from './page-searches.ts';
import { searchesFor } from './searches.ts';
import { serverWaits } from './server-waits.ts';

export interface SearchFigures {
  /** From the request in the server to the answer that a page shows. Milliseconds. */
  whole: Spread;
  /** The same less the time the engine took. */
  ownShare: Spread;
  /** The same less the time in which an answer of the engine's server was waited for; asking and reading it is ours. */
  besideServer: Spread;
}

export interface PageSearchFigures extends SearchFigures {
  /** Of searches for five neighbouring words of a page: the share that have that page among the first three hits. */
  found: number;
}

/** How many searches each figure is taken from. */
export const SEARCHES = 300;

/** Searches one after another, each with 20 hits, all facets and the histogram. */
export function measureSearches(config: Config, count: number): Promise<SearchFigures> {
  return withSearch(config, async (ask) => {
    const searches = await searchesFor(config.dataDir, count + WARM_UP);
    return figuresOf(ask, searches);
  });
}

/** The same of an archive with pages: words of titles and, as often, one to five words of a page. */
export function measurePageSearches(config: Config, count: number): Promise<PageSearchFigures> {
  return withSearch(config, async (ask) => {
    const titles = await searchesFor(config.dataDir, count / 2 + WARM_UP, 6);
    const onPages: SearchParams[] = [];
    for (const words of LENGTHS) {
      const searches = await searchesOnPages(config, count / 2 / LENGTHS.length, words, words);
      onPages.push(...searches.map(({ params }) => params));
    }
    const mixed = titles.flatMap((title, i) => [title, ...onPages.slice(i, i + 1)]);
    const figures = await figuresOf(ask, mixed);
    const sought = await searchesOnPages(config, SOUGHT, 5, 77);
    let found = 0;
    for (const { params, document, page } of sought) {
      const { answer } = await ask(params);
      const first = answer.hits.slice(0, 3).flatMap(({ passages }) => passages);
      if (first.some((passage) => passage.document === document && passage.page === page)) found++;
    }
    return { ...figures, found: found / SOUGHT };
  });
}

/** Searches that are not counted: they load pages and compile code, as the first minutes of a portal do. */
const WARM_UP = 200;
const LENGTHS = [1, 2, 3, 4, 5];
const SOUGHT = 40;

interface Asked {
  answer: SearchAnswer;
  took: number;
  engineTook: number;
  waited: number;
}

type Ask = (params: SearchParams) => Promise<Asked>;

async function figuresOf(ask: Ask, searches: readonly SearchParams[]): Promise<SearchFigures> {
  const whole: number[] = [];
  const own: number[] = [];
  const beside: number[] = [];
  for (const [index, params] of searches.entries()) {
    const { took, engineTook, waited } = await ask(params);
    if (index < WARM_UP) continue;
    whole.push(took);
    own.push(took - engineTook);
    beside.push(took - waited);
  }
  return { whole: spreadOf(whole), ownShare: spreadOf(own), besideServer: spreadOf(beside) };
}

async function withSearch<T>(config: Config, measure: (ask: Ask) => Promise<T>): Promise<T> {
  const db = await openDatabase(config);
  const engine = await createEngine(config);
  await engine.prepare();
  const timed = timing(engine);
  const waits = serverWaits();
  const service = createSearchService({
    engine: timed.engine,
    catalogue: createCatalogue(db),
    documents: createOpenDocuments(db),
    labels: searchLabels,
  });
  try {
    return await measure(async (params) => {
      timed.spent = 0;
      waits.spent = 0;
      const start = performance.now();
      const answer = await service.search(params, [], 'vi');
      return { answer, took: performance.now() - start, engineTook: timed.spent, waited: waits.spent };
    });
  } finally {
    waits.stop();
    await engine.close();
    await db.destroy();
  }
}

function timing(engine: SearchEngine): { engine: SearchEngine; spent: number } {
  const timed = { engine, spent: 0 };
  const timeOf = async <T>(call: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    try {
      return await call();
    } finally {
      timed.spent += performance.now() - start;
    }
  };
  timed.engine = {
    ...engine,
    retrieve: (request) => timeOf(() => engine.retrieve(request)),
    passages: (...asked) => timeOf(() => engine.passages(...asked)),
  };
  return timed;
}
