import { Agent, get } from 'node:http';
import { performance } from 'node:perf_hooks';
import { writeSearchParams } from '../../src/search/params.ts';
import { startPortal } from '../harness/portal.ts';
import { serveBarePage } from './bare-page.ts';
import { spreadOf } from './measure.ts';
import { scriptSizeOf, type ScriptSize } from './script-size.ts';
import { searchesFor } from './searches.ts';

export interface PageFigures {
  /** Requests per second of a results page, its search's time taken off, over those of a bare Astro page. */
  ratio: number;
  resultsMs: number;
  bareMs: number;
  searchScripts: ScriptSize;
  recordScripts: ScriptSize;
}

/** @param searchMs what a search takes in the server, at the median: measured apart, and taken off */
export async function measurePages(dataDir: string, count: number, searchMs: number): Promise<PageFigures> {
  const portal = await startPortal({ dataDir });
  const bare = await serveBarePage();
  try {
    const searches = await searchesFor(dataDir, count);
    const results = searches.map((params) => `${portal.url}/tim-kiem?${writeSearchParams(params)}`);
    await medianTime(results.slice(0, 20));
    const resultsMs = await medianTime(results);
    const bares = Array.from({ length: count }, () => bare.url);
    await medianTime(bares.slice(0, 20));
    const bareMs = await medianTime(bares);
    const record = await firstRecord(portal.url);
    return {
      ratio: bareMs / Math.max(0.01, resultsMs - searchMs),
      resultsMs,
      bareMs,
      searchScripts: await scriptSizeOf(results[0]!),
      recordScripts: await scriptSizeOf(record),
    };
  } finally {
    await Promise.all([portal.stop(), bare.stop()]);
  }
}

async function firstRecord(url: string): Promise<string> {
  const answer = (await (await fetch(`${url}/api/v1/search?level=file&limit=1`)).json()) as { hits: { url: string }[] };
  return new URL(answer.hits[0]!.url, url).href;
}

async function medianTime(urls: string[]): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  for (const url of urls) {
    const start = performance.now();
    await read(url, agent);
    times.push(performance.now() - start);
  }
  agent.destroy();
  return spreadOf(times).p50;
}

function read(url: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
      response.resume().once('end', resolve);
    }).once('error', reject);
  });
}
