import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkshop } from '../../../src/documents/workshop/create-workshop.ts';
import { UnreadableDocument } from '../../../src/documents/workshop.ts';
import type { DocumentWorkshop, FileFacts } from '../../../src/documents/workshop.ts';
import { lines, onePage } from '../../unit/reading-documents/handmade-pdf.ts';
import { hostileDocuments } from './hostile-documents.ts';
import type { HostileDocument } from './hostile-documents.ts';
import type { Server } from 'node:http';

const MEMORY_MB = 400;
/** What may come on top between two looks at a process. */
const BETWEEN_LOOKS_MB = 150;
const LOOK_EVERY_MS = 100;

const asked: string[] = [];
const trap: Server = createServer((request, response) => {
  asked.push(request.url ?? '');
  response.end();
});
let folder: string;
let workshop: DocumentWorkshop;
let documents: HostileDocument[];
let look: NodeJS.Timeout;
let mostMb = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phong-doc-hostile-documents-'));
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
  const address = trap.address();
  documents = hostileDocuments(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/trap`);
  await writeFile(join(folder, 'good.pdf'), onePage(lines(50, 700, ['a good page'])));
  workshop = createWorkshop({ memoryMb: MEMORY_MB, pageSeconds: 3, openSeconds: 15, fileSeconds: 30 });
  look = setInterval(() => {
    mostMb = Math.max(mostMb, ...memoryOfChildren());
  }, LOOK_EVERY_MS);
});

afterAll(async () => {
  clearInterval(look);
  await workshop.close();
  trap.close();
  await rm(folder, { recursive: true });
});

/** Megabytes of each process that this one has started. */
function memoryOfChildren(): number[] {
  const listed = execFileSync('ps', ['-A', '-o', 'ppid=,rss='], { encoding: 'utf8' });
  return listed
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([parent]) => parent === process.pid)
    .map(([, kilobytes = 0]) => kilobytes / 1024);
}

interface Outcome {
  file?: FileFacts;
  pages: number;
  reason?: string;
  drawing?: string;
}

async function meet(document: HostileDocument): Promise<Outcome> {
  const location = join(folder, document.name);
  await writeFile(location, await document.make());
  const outcome: Outcome = { pages: 0 };
  try {
    for await (const event of workshop.read(location)) {
      if (event.kind === 'file') outcome.file = event.file;
      else outcome.pages++;
    }
  } catch (error) {
    outcome.reason = lineOf(error);
  }
  if (outcome.file?.kind === 'pdf' || outcome.file?.kind === 'image') {
    await workshop.draw(location, 1, 300).catch((error: unknown) => {
      outcome.drawing = lineOf(error);
    });
  }
  await rm(location);
  return outcome;
}

function lineOf(error: unknown): string {
  if (!(error instanceof UnreadableDocument)) throw error;
  return error.message;
}

async function textOf(location: string): Promise<string> {
  let text = '';
  for await (const event of workshop.read(location)) if (event.kind === 'page') text += event.page.text;
  return text;
}

const NAMES = hostileDocuments('').map(({ name }) => name);

describe('a hostile document', () => {
  it('is of many kinds', () => {
    expect(new Set(NAMES).size).toBe(NAMES.length);
    expect(NAMES.length).toBeGreaterThan(70);
  });

  it.each(NAMES)(
    'is one clear line, and the next document is read: %s',
    async (name) => {
      const document = documents.find((each) => each.name === name)!;
      const { file, pages, reason, drawing } = await meet(document);
      const [fewest, most] =
        typeof document.pages === 'number' ? [document.pages, document.pages] : (document.pages ?? [0, 0]);
      if (reason === undefined) {
        expect(document.pages, 'must be refused').toBeDefined();
        expect(pages).toBeGreaterThanOrEqual(fewest);
        expect(pages).toBeLessThanOrEqual(most);
      } else {
        expect(reason).toMatch(/^[A-Z][^\n]{5,250}\.$/);
        expect(reason).not.toContain(folder);
        expect(document.reason?.test(reason), reason).toBe(true);
      }
      if (drawing !== undefined) {
        expect(drawing).toMatch(/^[A-Z][^\n]{5,250}\.$/);
        expect((document.drawing ?? document.reason)?.test(drawing), drawing).toBe(true);
      }
      if (document.isActive) expect(file).toMatchObject({ isActive: true, notes: [expect.stringMatching(/\w/)] });
      expect(await textOf(join(folder, 'good.pdf'))).toBe('a good page');
    },
    90_000,
  );

  it('made no process use more memory than it may, and asked nothing of anybody', () => {
    expect(mostMb).toBeGreaterThan(30);
    expect(mostMb).toBeLessThan(MEMORY_MB + BETWEEN_LOOKS_MB);
    expect(asked).toEqual([]);
  });
});
