import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadAccessWords } from '../../../src/catalogue/access-words/load.ts';
import { FaultyFile, NeedsLookingAhead } from '../../../src/ingest/finding-aid-reader.ts';
import type { FindingAidReader, ReaderEvent } from '../../../src/ingest/finding-aid-reader.ts';
import { READERS } from '../../../src/ingest/readers/index.ts';
import { ead2002Reader } from '../../../src/ingest/readers/ead.ts';
import { ReadingThread } from '../../../src/ingest/reading-thread/reading-thread.ts';
import { c, ead } from './reading-a-file.ts';

const FINDING_AIDS = 'content/finding-aids';
const ACCESS_POLICY = 'content/policy/access.yaml';
const TODAY = '2026-11-27';

const accessWords = loadAccessWords(ACCESS_POLICY, TODAY);
let folder: string;
let thread: ReadingThread;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reading-thread-'));
  thread = new ReadingThread({ accessPolicy: ACCESS_POLICY, today: TODAY }, 0);
});

afterEach(async () => {
  await thread.close();
  await rm(folder, { recursive: true });
});

/** The reader that knows the file, here and in the thread. */
async function readersOf(path: string): Promise<{ here: FindingAidReader; there: FindingAidReader }> {
  const start = (await readFile(path)).subarray(0, 65_536);
  const place = READERS.findIndex((reader) => reader.recognises(start, path));
  return { here: READERS[place]!, there: thread.around(READERS)[place]! };
}

async function eventsOf(reader: FindingAidReader, path: string): Promise<ReaderEvent[]> {
  const events: ReaderEvent[] = [];
  for await (const batch of reader.read(path, { accessWords })) events.push(...batch);
  return events;
}

async function written(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const PARTS = 2_500;
/** More text than waits to be fetched at once. */
const long = (title: string) => {
  const part = c(title, `<scopecontent><p>${'lời '.repeat(200)}</p></scopecontent>`);
  return ead(`<did><unittitle>${title}</unittitle></did><dsc>${part.repeat(PARTS)}</dsc>`);
};

test('every finding aid of the sample says the same there as here', async () => {
  for (const name of await readdir(FINDING_AIDS)) {
    const path = join(FINDING_AIDS, name);
    const { here, there } = await readersOf(path);
    const events = await eventsOf(here, path);
    expect(events.length, name).toBeGreaterThan(10);
    expect(await eventsOf(there, path), name).toEqual(JSON.parse(JSON.stringify(events)));
  }
});

test('a fault comes over with its kind, its line and its words', async () => {
  const cutOff = await written('cut-off.xml', '<ead><archdesc level="fonds"><did>\n<unittitle>Phông');
  const [there] = thread.around([ead2002Reader]);
  const fault = await eventsOf(ead2002Reader, cutOff).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(FaultyFile);
  const same = await eventsOf(there!, cutOff).catch((error: unknown) => error);
  expect(same).toBeInstanceOf(FaultyFile);
  expect(same).toMatchObject({ message: (fault as FaultyFile).message, line: (fault as FaultyFile).line });

  const stampedLate = ead(
    `<did><unittitle>Phông</unittitle></did>
    <dsc><c level="series"><did><unittitle>Loạt</unittitle></did>${c('Hồ sơ')}<note><p>MẬT</p></note></c></dsc>`,
  );
  const late = await eventsOf(there!, await written('late.xml', stampedLate)).catch((error: unknown) => error);
  expect(late).toBeInstanceOf(NeedsLookingAhead);

  await expect(eventsOf(there!, join(folder, 'none.xml'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('what was begun ahead is what is read, and what nobody came for is left', async () => {
  const [reader] = thread.around([ead2002Reader]);
  const names = ['one', 'two', 'three', 'four'];
  const paths = await Promise.all(names.map((name) => written(`${name}.xml`, long(name))));
  const [first, second, third, fourth] = paths as [string, string, string, string];
  const titles = async (path: string) => {
    const found = new Set<string>();
    for (const event of await eventsOf(reader!, path))
      if (event.kind === 'component') found.add(event.description.title);
    return [...found];
  };
  expect(await titles(first)).toEqual(['one']);
  reader!.ahead!(second);
  reader!.ahead!(third);
  expect(await titles(second)).toEqual(['two']);
  reader!.ahead!(fourth);
  expect(await titles(first)).toEqual(['one']);
  expect(await titles(fourth)).toEqual(['four']);
});

test('whoever stops half-way, or is stopped, can read on with another file', async () => {
  const [reader] = thread.around([ead2002Reader]);
  const path = await written('long.xml', long('Dài'));
  for await (const batch of reader!.read(path, { accessWords })) {
    expect(batch.length).toBeGreaterThan(0);
    break;
  }
  const stop = new AbortController();
  const stopped = (async () => {
    for await (const _ of reader!.read(path, { accessWords, signal: stop.signal })) stop.abort(new Error('stopped'));
  })();
  await expect(stopped).rejects.toThrow('stopped');
  expect((await eventsOf(reader!, path)).filter(({ kind }) => kind === 'component')).toHaveLength(PARTS + 1);
});

test('a thread that cannot start is a fault of the file, and of no other thread', async () => {
  const lost = new ReadingThread({ accessPolicy: join(folder, 'none.yaml'), today: TODAY }, 0);
  const path = await written('long.xml', long('Dài'));
  const [reader] = lost.around([ead2002Reader]);
  await expect(eventsOf(reader!, path)).rejects.toThrow('none.yaml');
  await expect(eventsOf(reader!, path)).rejects.toThrow('none.yaml');
  await lost.close();
});

test('little is read without a thread', async () => {
  const small = new ReadingThread({ accessPolicy: join(folder, 'none.yaml'), today: TODAY }, 1_000_000);
  const [reader] = small.around([ead2002Reader]);
  const path = await written('small.xml', ead('<did><unittitle>Phông nhỏ</unittitle></did>'));
  reader!.ahead!(path);
  expect(await eventsOf(reader!, path)).toHaveLength(1);
  await small.close();
});
