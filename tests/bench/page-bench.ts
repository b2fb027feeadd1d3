import { Agent, get } from 'node:http';
import { performance } from 'node:perf_hooks';
import { startPortal } from '../harness/portal.ts';
import { serveBarePage } from './bare-page.ts';
import { serveResults } from './results-page.ts';
import { spreadOf } from './measure.ts';
import { scriptSizeOf, type ScriptSize } from './script-size.ts';
import { searchesFor } from './searches.ts';
import { writeSearchParams } from '../../src/search/params.ts';

export interface PageFigures {
  /** Pages per second, one server process, four readers at once. */
  results: number;
  bare: number;
  /** Results pages to bare pages in the same minute: the median of the rounds. */
  ratio: number;
  searchScripts: ScriptSize;
  recordScripts: ScriptSize;
}

/** Different searches, so that no page is the same as the one before. */
const SEARCHES = 100;
const ROUNDS = 7;
const PAGES_A_ROUND = 1000;
const READERS = 4;

/**
 * A results page (20 hits, all facets, the histogram) against the least an Astro page can be, both by our own server.
 * Its searches are answered before and kept, so that only the page's own work counts. Rounds of the two take
 * turns: whatever else the machine does meets both.
 */
export async function measurePages(dataDir: string): Promise<PageFigures> {
  const results = await serveResults(dataDir);
  const bare = await serveBarePage();
  try {
    const searches = await searchesFor(dataDir, SEARCHES);
    const addresses = searches.map((params) => `${results.url}/tim-kiem?${writeSearchParams(params)}`);
    await pagesPerSecond(addresses);
    await pagesPerSecond([bare.url]);
    const rounds: { results: number; bare: number }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({ results: await pagesPerSecond(addresses), bare: await pagesPerSecond([bare.url]) });
    }
    const median = (figures: number[]) => spreadOf(figures).p50;
    return {
      results: median(rounds.map((round) => round.results)),
      bare: median(rounds.map((round) => round.bare)),
      ratio: median(rounds.map((round) => round.results / round.bare)),
      ...(await scriptSizes(dataDir, new URL(addresses[0]!).search)),
    };
  } finally {
    await Promise.all([results.stop(), bare.stop()]);
  }
}

async function scriptSizes(dataDir: string, search: string) {
  const portal = await startPortal({ dataDir });
  try {
    return {
      searchScripts: await scriptSizeOf(`${portal.url}/tim-kiem${search}`),
      recordScripts: await scriptSizeOf(await firstRecord(portal.url)),
    };
  } finally {
    await portal.stop();
  }
}

async function firstRecord(url: string): Promise<string> {
  const answer = (await (await fetch(`${url}/api/v1/search?level=file&limit=1`)).json()) as { hits: { url: string }[] };
  return new URL(answer.hits[0]!.url, url).href;
}

async function pagesPerSecond(addresses: string[]): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: READERS });
  let next = 0;
  const start = performance.now();
  const readOn = async () => {
    while (next < PAGES_A_ROUND) await read(addresses[next++ % addresses.length]!, agent);
  };
  await Promise.all(Array.from({ length: READERS }, readOn));
  agent.destroy();
  return PAGES_A_ROUND / ((performance.now() - start) / 1000);
}

function read(url: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
      response.resume().once('end', resolve);
    }).once('error', reject);
  });
}
