import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ArchiveAccessWords } from '../../../src/catalogue/access-words/access-words.ts';
import type { Description } from '../../../src/catalogue/description.ts';
import { FaultyFile } from '../../../src/ingest/finding-aid-reader.ts';
import type { FindingAidReader, Problem, ReaderEvent } from '../../../src/ingest/finding-aid-reader.ts';

/** What a reader said of one file. */
export interface Told {
  events: ReaderEvent[];
  /** Component events, with the latest amendment applied. */
  descriptions: (Description & { depth: number; key: string | undefined })[];
  refused: { cause: string; records: number }[];
  problems: Problem[];
  fault?: FaultyFile;
  /** Everything that was said, as one string. */
  said: string;
}

/** Access words of an archive that knows three sentences and the marks of secrecy. */
export const WORDS: ArchiveAccessWords = {
  word: (text) => (/^mở$/i.test(text) ? 'open' : 'unknown'),
  sentence: (text) =>
    /open|công khai/i.test(text) ? 'open' : /restricted|hạn chế/i.test(text) ? 'conditional' : 'unknown',
  isSecretMark: (text) => /^\s*(độ mật:\s*)?(tuyệt |tối )?mật\s*$/i.test(text.normalize('NFC')),
  mayHoldSecretMark: () => true,
  isSecretDegree: () => false,
  isNegative: () => false,
  serviceState: () => undefined,
  titleVisibility: () => undefined,
  day: '2026-11-22',
  closedTitles: 'masked',
};

/** Writes a file, reads it with a reader and takes it away again. */
export async function readText(
  reader: FindingAidReader,
  content: string | Buffer,
  words = WORDS,
  looksAhead = false,
): Promise<Told> {
  const folder = await mkdtemp(join(tmpdir(), 'phong-doc-test-'));
  try {
    const path = join(folder, 'file');
    await writeFile(path, content);
    return await readPath(reader, path, words, looksAhead);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function readPath(
  reader: FindingAidReader,
  path: string,
  words: ArchiveAccessWords,
  looksAhead: boolean,
): Promise<Told> {
  const events: ReaderEvent[] = [];
  let fault: FaultyFile | undefined;
  try {
    for await (const batch of reader.read(path, { accessWords: words, looksAhead })) events.push(...batch);
  } catch (error) {
    if (!(error instanceof FaultyFile)) throw error;
    fault = error;
  }
  return {
    ...gather(events),
    events,
    ...(fault ? { fault } : {}),
    said: JSON.stringify(events) + String(fault?.message),
  };
}

function gather(events: ReaderEvent[]): Pick<Told, 'descriptions' | 'refused' | 'problems'> {
  const descriptions: Told['descriptions'] = [];
  const refused: Told['refused'] = [];
  const problems: Problem[] = [];
  for (const event of events) {
    if (event.kind === 'component') {
      descriptions.push({ ...event.description, depth: event.depth, key: event.key });
    } else if (event.kind === 'amended') {
      const open = descriptions.findLast(({ depth }) => depth === event.depth);
      if (open !== undefined) Object.assign(open, event.description);
    } else if (event.kind === 'refused') {
      refused.push({ cause: event.cause, records: event.records });
    } else if (event.kind === 'problem') {
      problems.push(event.problem);
    }
  }
  return { descriptions, refused, problems };
}

/** An EAD 2002 document round the given inside of `archdesc`. */
export function ead(inside: string, { attributes = '', prolog = '' } = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${prolog}<ead><eadheader><eadid>VN-01</eadid></eadheader><archdesc level="fonds"${attributes}>${inside}</archdesc></ead>`;
}

/** A component with a title and whatever else. */
export function c(title: string, inside = '', attributes = ''): string {
  return `<c${attributes}><did><unittitle>${title}</unittitle></did>${inside}</c>`;
}
