import { readFile } from 'node:fs/promises';
import type { Description, StatedAccess } from '../../../src/catalogue/description.ts';
import { readFileReferences } from '../../../src/ingest/file-reference.ts';
import type { Claim } from '../../../src/ingest/withheld-claims.ts';
import { FaultyFile, type FindingAidReader, type ReaderEvent } from '../../../src/ingest/finding-aid-reader.ts';

/** One component, as the tests write it down. */
export interface Line {
  depth: number;
  key?: string;
  title?: string;
  code?: string;
  dates?: string;
  /** Years, when they matter. */
  from?: string;
  to?: string;
  level?: Description['level'];
  access?: StatedAccess;
  box?: string;
  /** Where its paper lies, box and number. */
  shelf?: { box: string; file: string };
  scope?: string;
  /** Whoever and whatever it is about. */
  about?: Partial<Pick<Description, 'creators' | 'subjects' | 'places' | 'names'>>;
  link?: string;
  /** Paths of document files. */
  files?: string[];
  /** Relative links to digital objects. */
  objects?: string[];
  part?: string;
}

/** Stands in a file for something other than a component. */
export type OtherLine =
  | { withholds: Claim[] }
  | { amends: Line }
  | { refuses: number; cause: 'secret' | 'internal' | 'faulty' }
  | { breaks: string };

const MARK = '#aid\n';

/** The text of a finding aid in the tests' own format: one JSON object per line. */
export function aidText(lines: readonly (Line | OtherLine)[]): string {
  return MARK + lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** Reads that format, seven lines at a time, so that batches are seen to make no difference. */
export const lineReader: FindingAidReader = {
  format: 'lines',
  recognises: (start) => start.toString('utf8', 0, MARK.length) === MARK,
  async *read(path) {
    const lines = (await readFile(path, 'utf8')).split('\n').slice(1, -1);
    const batch: ReaderEvent[] = [];
    for (const [index, text] of lines.entries()) {
      batch.push(eventOf(JSON.parse(text) as Line | OtherLine, index + 2));
      if (batch.length === 7) yield batch.splice(0);
    }
    yield batch;
  },
};

function eventOf(line: Line | OtherLine, number: number): ReaderEvent {
  if ('withholds' in line) return { kind: 'withheld', claims: line.withholds };
  if ('breaks' in line) throw new FaultyFile(number, line.breaks);
  if ('amends' in line) return { kind: 'amended', depth: line.amends.depth, description: descriptionOf(line.amends) };
  if ('refuses' in line) {
    return { kind: 'refused', line: number, records: line.refuses, cause: line.cause, reason: 'Left out.' };
  }
  const key = line.key === undefined ? {} : { key: line.key };
  return { kind: 'component', depth: line.depth, line: number, description: descriptionOf(line), ...key };
}

function descriptionOf(line: Line): Description {
  const files = [
    ...readFileReferences((line.files ?? []).join(';'), 'path'),
    ...(line.objects ?? []).flatMap((object) => readFileReferences(object, 'link')),
  ];
  return {
    level: line.level ?? (line.depth === 0 ? 'fonds' : 'file'),
    ...(line.code === undefined ? {} : { referenceCode: line.code }),
    ...(line.box === undefined ? {} : { address: { box: line.box } }),
    ...(line.shelf === undefined ? {} : { address: line.shelf }),
    title: line.title ?? '',
    dates: {
      text: line.dates ?? '',
      ...(line.from === undefined ? {} : { from: line.from }),
      ...(line.to === undefined ? {} : { to: line.to }),
    },
    extent: [],
    creators: [],
    ...(line.scope === undefined ? {} : { scope: line.scope }),
    languages: [],
    access: line.access ?? {},
    subjects: [],
    places: [],
    names: [],
    notes: [],
    ...line.about,
    digitalObjects: line.link === undefined ? [] : [{ href: line.link }],
    ...(files.length === 0 ? {} : { files }),
    ...(line.part === undefined ? {} : { partNumber: line.part }),
  };
}
