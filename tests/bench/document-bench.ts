import { readdirSync, readFileSync } from 'node:fs';
import { documentPageAddress } from '../../src/i18n/addresses.ts';
import { openDocumentPortal, PAGES } from './document-portal.ts';
import { bytesOfFirstPages } from './first-page-bench.ts';
import { spreadOf } from './measure.ts';
import type { RunningTestPortal } from '../harness/portal.ts';
import type { BenchDocument } from './document-portal.ts';
import type { PageBytes } from './first-page-bench.ts';
import type { Spread } from './measure.ts';

const READERS = 20;
/** Each reader turns so many pages, and looks at each for so long. */
const TURNS = 15;
const LOOK_MS = 2_000;
const SAMPLES = 25;
const ROUNDS = 8;

export interface DocumentFigures {
  /** From request to last byte, a page of text and a scan of 300 dots to the inch, 1,000 pixels wide. */
  drawnText: Spread;
  drawnScan: Spread;
  /** The very first, with the start of the process that draws. */
  firstMs: number;
  /** As the server logs it. */
  keptMs: number;
  unchangedMs: number;
  tileMs: Spread;
  downloadMbPerSecond: number;
  /** Most that the server, and it and its processes together, held while readers turned pages. */
  serverMb: number;
  togetherMb: number;
  /** The latter with programs and libraries counted once: the processes share them. */
  onceMb: number;
  /** Of the pages that those readers saw. */
  turned: Spread;
  /** By what is on it. */
  firstPages: Record<string, PageBytes>;
}

/** Measures a portal of its own with two documents of 300 pages, one of text and one of scans, and others. */
export async function measureDocuments(): Promise<DocumentFigures> {
  const { portal, ids, scanBytes, close } = await openDocumentPortal();
  try {
    const first = (name: BenchDocument) => `${portal.url}${documentPageAddress('vi', ids[name], 1)}`;
    const figures = await measure(portal, ids.text, ids.scan, scanBytes);
    const firstPages = await bytesOfFirstPages({
      'a page of text': first('text'),
      'a scan': first('scan'),
      'a photograph': first('photo'),
      'a Word document': first('word'),
    });
    return { ...figures, firstPages };
  } finally {
    await close();
  }
}

async function measure(
  portal: RunningTestPortal,
  text: string,
  scan: string,
  bytes: number,
): Promise<Omit<DocumentFigures, 'firstPages'>> {
  const page = (id: string, number: number, width = 1000) =>
    `${portal.url}/iiif/${id}/${number}/full/${width},/0/default.webp`;
  const firstMs = await time(page(text, 1));
  const numbers = Array.from({ length: SAMPLES }, (_, i) => i + 2);
  const drawnText = await timeAll(numbers.map((number) => page(text, number)));
  const drawnScan = await timeAll(numbers.map((number) => page(scan, number)));
  const tiles = Array.from({ length: 12 }, (_, i) => `${(i % 4) * 512},${Math.floor(i / 4) * 512},512,512/512,`);
  const tileMs = await timeAll(tiles.map((tile) => `${portal.url}/iiif/${scan}/40/${tile}/0/default.webp`));
  // Each is asked for often, so that one pause of the machine's does not stand for them all.
  const kept = Array.from({ length: ROUNDS }, () => numbers.map((number) => page(text, number))).flat();
  const keptMs = await inServer(portal, () => timeAll(kept));
  const tag = (await fetch(kept[0]!)).headers.get('etag') ?? '';
  const unchangedMs = await inServer(portal, () =>
    timeAll(Array<string>(kept.length).fill(kept[0]!), { 'if-none-match': tag }),
  );
  const downloadSeconds = (await time(`${portal.url}/tai-lieu/${scan}/tai-ve`)) / 1000;
  const turning = await turnPages(portal, [text, scan]);
  return {
    drawnText,
    drawnScan,
    firstMs,
    keptMs,
    unchangedMs,
    tileMs,
    downloadMbPerSecond: bytes / 1e6 / downloadSeconds,
    ...turning,
  };
}

/** Readers who begin each at another page and turn on, each page with its text, as the reader's page does. */
async function turnPages(portal: RunningTestPortal, ids: readonly string[]) {
  let [serverMb, togetherMb, onceMb] = [0, 0, 0];
  const watch = setInterval(() => {
    const own = memoryOf(portal.pid);
    const all = [own, ...childrenOf(portal.pid).map(memoryOf)];
    const together = all.reduce((sum, { whole }) => sum + whole, 0);
    const programs = all.map(({ program }) => program);
    serverMb = Math.max(serverMb, own.whole);
    togetherMb = Math.max(togetherMb, together);
    onceMb = Math.max(onceMb, together - programs.reduce((sum, one) => sum + one, 0) + Math.max(...programs));
  }, 50);
  const times: number[] = [];
  const read = async (reader: number): Promise<void> => {
    const id = ids[reader % ids.length]!;
    for (let turn = 0; turn < TURNS; turn++) {
      const number = ((reader * 14 + turn) % PAGES) + 1;
      times.push(await time(`${portal.url}/iiif/${id}/${number}/full/1100,/0/default.webp`));
      await fetch(`${portal.url}/iiif/${id}/${number}/text.json`).then((answer) => answer.text());
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  };
  await Promise.all(Array.from({ length: READERS }, (_, reader) => read(reader)));
  clearInterval(watch);
  return { turned: spreadOf(times), serverMb, togetherMb, onceMb };
}

/** What the server itself logged for the requests that were made: the time of the slowest of twenty. */
async function inServer(portal: RunningTestPortal, run: () => Promise<unknown>): Promise<number> {
  const before = portal.log().length;
  await run();
  await new Promise((resolve) => setTimeout(resolve, 200));
  const lines = portal.log().slice(before).split('\n');
  const times = lines.flatMap((line) => {
    const [, ms] = /"ms":([\d.]+)/.exec(line) ?? [];
    return ms === undefined ? [] : [Number(ms)];
  });
  return spreadOf(times).p95;
}

async function timeAll(urls: readonly string[], headers: Record<string, string> = {}): Promise<Spread> {
  const times: number[] = [];
  for (const url of urls) times.push(await time(url, headers));
  return spreadOf(times);
}

async function time(url: string, headers: Record<string, string> = {}): Promise<number> {
  const started = performance.now();
  const answer = await fetch(url, { headers });
  await answer.arrayBuffer();
  if (answer.status !== 200 && answer.status !== 304) throw new Error(`${url} was answered with ${answer.status}`);
  return performance.now() - started;
}

/** Megabytes of memory that a process holds, and how many of them are programs and libraries; 0 for one that has ended. */
function memoryOf(pid: number): { whole: number; program: number } {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const megabytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) / 1000;
    return { whole: megabytes('VmRSS'), program: megabytes('RssFile') };
  } catch {
    return { whole: 0, program: 0 };
  }
}

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .map(Number);
}

function parentOf(pid: string): number | undefined {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}
