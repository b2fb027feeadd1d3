import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILES, plantOf, wordOf } from './document-archive.ts';
import { addressOf, ANSWERED_WHEN_OPEN, DocumentComparison, NOWHERE } from './document-probes.ts';
import { openDocumentRoom } from './document-room.ts';
import { ask, crawl } from './guest.ts';
import { tracesIn, tracesInFiles } from './traces.ts';
import type { PlantedFile } from './document-archive.ts';
import type { DocumentRoom } from './document-room.ts';
import type { Plant } from './plants.ts';

type Stage = 'before' | 'after';

/** The engine that the portal under test searches with. */
export interface EngineWithPages {
  name: string;
  env: Record<string, string>;
  /** Plants of which there is a trace in the index itself, as `where: place`. */
  traces(room: DocumentRoom, plants: readonly Plant[]): Promise<string[]>;
}

const PATIENCE_MS = 300_000;
const ENTRANCES = ['/', '/en', '/phong', '/tim-kiem', '/en/search?q=file', '/api/v1/search?limit=100'];

/** What holds with every engine: of a document that is not open, nothing is found anywhere, at any moment. */
export function documentLeakSuite(engine: EngineWithPages): void {
  let room: DocumentRoom;
  beforeAll(async () => {
    room = await openDocumentRoom(engine.env);
  }, PATIENCE_MS);
  afterAll(() => room.close());

  const open = (stage: Stage) => FILES.filter((file) => file[stage] === 'open');
  const shut = (stage: Stage) => FILES.filter((file) => file[stage] !== 'open');
  const idOf = (file: PlantedFile) => room.ids().get(file.name) ?? '';

  const holds = (stage: Stage) => {
    it('the import knows every file, and says so', () => {
      expect([0, 1]).toContain(room.imported.code);
      const there = FILES.filter((file) => file[stage] !== 'removed');
      expect([...room.ids().keys()]).toEqual(expect.arrayContaining(there.map(({ name }) => name)));
    });

    it('an open document is answered at every address, and found by a word on its page', async () => {
      for (const file of open(stage)) {
        for (const address of ANSWERED_WHEN_OPEN) {
          const path = addressOf(address, idOf(file), wordOf(file));
          expect((await ask(room.portal.url, path)).status, `${file.before}→${file.after} ${address}`).toBe(200);
        }
        await expect.poll(() => isFound(room.portal.url, wordOf(file)), { timeout: 20_000 }).toBe(true);
      }
    });

    it('a document that is not open is answered at every address like one that never was', async () => {
      const known = shut(stage).filter((file) => idOf(file) !== '');
      expect(known.length).toBeGreaterThan(5);
      const comparison = new DocumentComparison(room.portal.url);
      for (const file of known) {
        expect(await comparison.toldApart(idOf(file), wordOf(file)), `${file.before}→${file.after}`).toEqual([]);
      }
    });

    it('no word of it is found, nor answered in another way than a word that is nowhere', async () => {
      // The engine may be a moment late; what it finds is looked up again before it is shown.
      for (const file of shut(stage).filter((each) => each[stage] !== 'changed')) {
        for (const path of ['/api/v1/search?q=WORD', '/tim-kiem?q=WORD', '/api/v1/suggest?q=WORD']) {
          const found = await ask(room.portal.url, path.replace('WORD', wordOf(file)));
          const nowhere = await ask(room.portal.url, path.replace('WORD', NOWHERE));
          expect(found.text.replaceAll(wordOf(file), '…'), `${file.before}→${file.after}`).toBe(
            nowhere.text.replaceAll(NOWHERE, '…'),
          );
        }
      }
    });

    it('of a file that is another now than was read, a search shows neither the page nor what stands on it', async () => {
      for (const file of FILES.filter((each) => each[stage] === 'changed')) {
        const { text } = await ask(room.portal.url, `/api/v1/search?q=${wordOf(file)}`);
        expect(text).not.toContain(idOf(file));
        expect(tracesIn('', text.replaceAll(`"${wordOf(file)}"`, ''), [plantOf(file)])).toEqual([]);
      }
    });

    it('no page that links lead to has a word of it or its id', async () => {
      const reached = [...(await crawl(room.portal.url, ENTRANCES)).values()];
      expect(
        reached.flatMap(({ path, text }) =>
          tracesIn(
            path,
            text,
            shut(stage).map((file) => plantOf(file)),
          ),
        ),
      ).toEqual([]);
      const ids = shut(stage)
        .map(idOf)
        .filter((id) => id !== '');
      expect(reached.filter(({ text }) => ids.some((id) => text.includes(id))).map(({ path }) => path)).toEqual([]);
      expect(
        reached.some(({ text }) => text.includes(idOf(open(stage)[0]!))),
        'the search for ids can find',
      ).toBe(true);
    });

    it('no image of it is kept on the disk, nor a word of it in the index, the log or the report', async () => {
      const hidden = shut(stage).filter((file) => file[stage] !== 'removed' && file[stage] !== 'changed');
      const hashes = hidden.map(({ name }) => room.contentHash(name));
      await expect.poll(() => shelves(room).filter((shelf) => hashes.includes(shelf)), { timeout: 20_000 }).toEqual([]);
      expect(shelves(room).length, 'there are images of what is open').toBeGreaterThan(0);
      const plants = hidden.map((file) => plantOf(file));
      await expect.poll(() => engine.traces(room, plants), { timeout: 20_000 }).toEqual([]);
      expect(
        tracesIn(
          'log',
          room.portal.log(),
          FILES.map((file) => plantOf(file)),
        ),
      ).toEqual([]);
      expect(tracesIn('import', room.imported.stdout + room.imported.stderr, plants)).toEqual([]);
    });

    it('what bears a secret mark is written nowhere at all', () => {
      const stamped = FILES.filter((file) => file[stage] === 'stamped').map((file) => plantOf(file, 'dropped'));
      expect(stamped.length).toBeGreaterThan(0);
      expect(tracesInFiles(room.portal.dataDir, stamped)).toEqual([]);
    });
  };

  describe(`documents as they were imported, with ${engine.name}`, { timeout: PATIENCE_MS }, () => holds('before'));

  describe(`with ${engine.name}, moved on in front of readers`, { timeout: PATIENCE_MS }, () => {
    it('each answer is the whole of an open document or nothing, and nothing from the end of the import on', async () => {
      const { broken, late, answered } = await whileReading(room, FILES, () => room.moveTo('after'), 'after');
      expect(broken).toEqual([]);
      expect(late).toEqual([]);
      expect(answered).toBeGreaterThan(50);
    });
    holds('after');
  });

  describe(`with ${engine.name}, and moved back`, { timeout: PATIENCE_MS }, () => {
    it('each answer is the whole of an open document or nothing, and nothing from the end of the import on', async () => {
      const { broken, late } = await whileReading(room, FILES, () => room.moveTo('before'), 'before');
      expect([broken, late]).toEqual([[], []]);
    });
    holds('before');
  });
}

/**
 * Readers ask for every document at many addresses while something happens.
 * @returns what was answered with neither, and what was answered as open though asked for after it was shut
 */
async function whileReading(
  room: DocumentRoom,
  files: readonly PlantedFile[],
  happen: () => Promise<void>,
  stage: Stage,
) {
  const targets = files.flatMap((file) => {
    const id = room.ids().get(file.name);
    return id === undefined ? [] : [{ file, id }];
  });
  const [broken, late]: [string[], string[]] = [[], []];
  let answered = 0;
  let shutAt = Number.POSITIVE_INFINITY;
  let isOver = false;
  const reader = async (first: number): Promise<void> => {
    for (let turn = first; !isOver; turn++) {
      const { file, id } = targets[turn % targets.length]!;
      const address = ANSWERED_WHEN_OPEN[(turn * 7 + first) % ANSWERED_WHEN_OPEN.length]!;
      const askedAt = performance.now();
      const { status } = await ask(room.portal.url, addressOf(address, id, wordOf(file)));
      answered++;
      if (status !== 200 && status !== 404 && status !== 503) broken.push(`${status} ${address}`);
      if (status === 200 && askedAt > shutAt && file[stage] !== 'open') late.push(`${file.name} ${address}`);
    }
  };
  const readers = [0, 5, 11, 17].map(reader);
  await happen();
  shutAt = performance.now();
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  isOver = true;
  await Promise.all(readers);
  return { broken, late, answered };
}

/** Hashes of the documents that images are kept of. */
function shelves({ portal }: DocumentRoom): string[] {
  const folder = join(portal.dataDir, 'page-images');
  return readdirSync(folder).flatMap((group) => readdirSync(join(folder, group)));
}

async function isFound(origin: string, word: string): Promise<boolean> {
  const { text } = await ask(origin, `/api/v1/search?q=${word}`);
  return !text.includes('"total":0,');
}
