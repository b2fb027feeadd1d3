import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/platform/config.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import { pageOfText, scannedPdf, textPdf } from '../harness/made-pdf.ts';
import { plantDocument } from '../harness/plant-documents.ts';
import { startPortal } from '../harness/portal.ts';
import { spreadOf } from './measure.ts';
import type { RunningTestPortal } from '../harness/portal.ts';
import type { Spread } from './measure.ts';

const PAGES = 300;
const READERS = 20;
/** Each reader turns so many pages, and looks at each for so long. */
const TURNS = 15;
const LOOK_MS = 2_000;
const SAMPLES = 25;

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
  /** Of the pages that those readers saw. */
  turned: Spread;
}

/** Measures a portal of its own with two documents of 300 pages, one of text and one of scans. */
export async function measureDocuments(): Promise<DocumentFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'phong-doc-bench-documents-'));
  const dataDir = join(folder, 'var');
  const sentence = 'Tờ trình về việc đắp đê, sửa cống và nạo vét sông Châu năm 1931';
  const text = await textPdf(Array.from({ length: PAGES }, () => pageOfText(sentence)));
  const scan = await scannedPdf(PAGES, 300);
  const portal = await openPortal(folder, dataDir, { text, scan });
  try {
    return await measure(portal.portal, portal.text, portal.scan, scan.length);
  } finally {
    await portal.portal.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function openPortal(folder: string, dataDir: string, files: { text: Buffer; scan: Buffer }) {
  const inventory = join(folder, 'inventory.csv');
  await writeFile(inventory, 'Phông,Hồ sơ số,Tiêu đề hồ sơ,Mức độ tiếp cận\nPhông Đê điều,1,Hồ sơ đắp đê,Rộng rãi\n');
  const first = await startPortal({ findingAids: [inventory], dataDir });
  await first.stop();
  const db = await openDatabase(readConfig({ DATA_DIR: dataDir }));
  const { pk } = await db.selectFrom('record').select('pk').where('level', '=', 'file').executeTakeFirstOrThrow();
  const pages = Array.from({ length: PAGES }, () => ({ text: 'đắp đê', width: 595.28, height: 841.89 }));
  const [text, scan] = await Promise.all(
    (['text', 'scan'] as const).map((name) =>
      plantDocument(db, join(folder, 'files'), pk, { name: `${name}.pdf`, content: files[name], pages }),
    ),
  );
  await db.destroy();
  return { portal: await startPortal({ dataDir }), text: text!, scan: scan! };
}

async function measure(portal: RunningTestPortal, text: string, scan: string, bytes: number): Promise<DocumentFigures> {
  const page = (id: string, number: number, width = 1000) =>
    `${portal.url}/iiif/${id}/${number}/full/${width},/0/default.webp`;
  const firstMs = await time(page(text, 1));
  const numbers = Array.from({ length: SAMPLES }, (_, i) => i + 2);
  const drawnText = await timeAll(numbers.map((number) => page(text, number)));
  const drawnScan = await timeAll(numbers.map((number) => page(scan, number)));
  const tiles = Array.from({ length: 12 }, (_, i) => `${(i % 4) * 512},${Math.floor(i / 4) * 512},512,512/512,`);
  const tileMs = await timeAll(tiles.map((tile) => `${portal.url}/iiif/${scan}/40/${tile}/0/default.webp`));
  const kept = numbers.map((number) => page(text, number));
  const keptMs = await inServer(portal, () => timeAll(kept));
  const tag = (await fetch(kept[0]!)).headers.get('etag') ?? '';
  const unchangedMs = await inServer(portal, () =>
    timeAll(Array<string>(SAMPLES).fill(kept[0]!), { 'if-none-match': tag }),
  );
  const downloadSeconds = (await time(`${portal.url}/tai-lieu/${scan}/tai-ve`)) / 1000;
  const { turned, serverMb, togetherMb } = await turnPages(portal, [text, scan]);
  return {
    drawnText,
    drawnScan,
    firstMs,
    keptMs,
    unchangedMs,
    tileMs,
    downloadMbPerSecond: bytes / 1e6 / downloadSeconds,
    serverMb,
    togetherMb,
    turned,
  };
}

/** Readers who begin each at another page and turn on, each page with its text, as the reader's page does. */
async function turnPages(portal: RunningTestPortal, ids: readonly string[]) {
  let [serverMb, togetherMb] = [0, 0];
  const watch = setInterval(() => {
    const own = memoryOf(portal.pid);
    serverMb = Math.max(serverMb, own);
    togetherMb = Math.max(togetherMb, own + childrenOf(portal.pid).reduce((sum, pid) => sum + memoryOf(pid), 0));
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
  return { turned: spreadOf(times), serverMb, togetherMb };
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

/** Megabytes of memory that a process holds; 0 for one that has ended. */
function memoryOf(pid: number): number {
  try {
    const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1000;
  } catch {
    return 0;
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
