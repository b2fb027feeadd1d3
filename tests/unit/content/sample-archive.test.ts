import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadAccessWords } from '../../../src/catalogue/access-words/load.ts';
import type { Description } from '../../../src/catalogue/description.ts';
import type { Problem, ReaderEvent } from '../../../src/ingest/finding-aid-reader.ts';
import { READERS } from '../../../src/ingest/readers/index.ts';
import { OWN_CONTENT } from './sandbox.ts';

const FOLDER = join(OWN_CONTENT, 'finding-aids');
/** The one inventory that is faulty on purpose, to show what the report looks like. */
const FAULTY = 'truong-kiem-bi-chau-giang-chua-soat.csv';

interface Aid {
  file: string;
  format: string;
  records: { depth: number; description: Description }[];
  problems: Problem[];
  refused: string[];
}

let aids: Aid[] = [];
let all: Description[] = [];

beforeAll(async () => {
  aids = await Promise.all(readdirSync(FOLDER).map(readAid));
  all = aids.flatMap(({ records }) => records.map(({ description }) => description));
});

async function readAid(file: string): Promise<Aid> {
  const path = join(FOLDER, file);
  const reader = READERS.find((one) => one.recognises(readFileSync(path).subarray(0, 65_536), path));
  if (!reader) throw new Error(`No reader knows ${file}.`);
  const accessWords = loadAccessWords(join(OWN_CONTENT, 'policy', 'access.yaml'), '2026-11-22');
  const events: ReaderEvent[] = [];
  for await (const batch of reader.read(path, { accessWords })) events.push(...batch);
  return {
    file,
    format: reader.format,
    records: events.filter((event) => event.kind === 'component'),
    problems: events.flatMap((event) => (event.kind === 'problem' ? [event.problem] : [])),
    refused: events.flatMap((event) => (event.kind === 'refused' ? [event.cause] : [])),
  };
}

const some = (holds: (description: Description) => boolean) => all.filter(holds).length;

describe('the sample archive', () => {
  test('holds about 3,000 records in at least eight fonds', () => {
    expect(all.length).toBeGreaterThan(2_900);
    expect(some(({ level }) => level === 'fonds' || level === 'collection')).toBeGreaterThanOrEqual(8);
  });

  test('comes in every form that can be imported', () => {
    const formats = new Set(aids.map(({ format }) => format));
    expect([...formats].sort()).toEqual(READERS.map(({ format }) => format).sort());
  });

  test('has a branch five levels deep and one with several hundred children', () => {
    const flood = all.findIndex(({ title }) => title === 'Ảnh trận lụt năm 1971');
    const photographs = aids.find(({ file }) => file === 'suu-tap-anh.xml')?.records ?? [];
    const from = photographs.findIndex(({ description }) => description === all[flood]);
    const next = photographs.findIndex(({ depth }, at) => at > from && depth <= 1);
    expect(next - from - 1).toBe(318);
    expect(Math.max(...aids.flatMap(({ records }) => records.map(({ depth }) => depth)))).toBeGreaterThanOrEqual(5);
  });

  test('covers access, titles that are withheld, and paper that cannot be served', () => {
    for (const level of ['open', 'conditional', 'closed'])
      expect(some(({ access }) => access.level === level)).toBeGreaterThan(0);
    for (const shown of ['masked', 'hidden'])
      expect(some(({ access }) => access.titleVisibility === shown)).toBeGreaterThan(0);
    expect(
      some(({ access }) => access.serviceState !== undefined && access.serviceState.kind !== 'available'),
    ).toBeGreaterThan(3);
    expect(some(({ access }) => (access.opensOn ?? '9999') < '2026')).toBeGreaterThan(0);
    expect(some(({ access }) => (access.opensOn ?? '0') > '2027')).toBeGreaterThan(0);
  });

  test('covers the scripts, dates and lengths that archives have', () => {
    for (const language of ['vi', 'fr', 'lzh', 'nom'])
      expect(some(({ languages }) => languages.includes(language))).toBeGreaterThan(0);
    expect(some(({ title }) => /\p{Script=Han}/u.test(title))).toBeGreaterThan(40);
    expect(some(({ title }) => title.split(/\s+/).length > 40)).toBeGreaterThan(2);
    expect(some(({ dates }) => dates.approximate === true)).toBeGreaterThan(20);
    expect(some(({ dates }) => dates.from?.length === 7)).toBeGreaterThan(20);
    expect(some(({ dates }) => dates.text !== '' && dates.from === undefined)).toBeGreaterThan(10);
    expect(some(({ digitalObjects }) => digitalObjects.length > 0)).toBeGreaterThan(100);
  });

  test('shows its faults in the inventory that is there for them, and nowhere else', () => {
    for (const { file, problems } of aids) {
      if (file === FAULTY) expect(problems.length).toBeGreaterThanOrEqual(5);
      // What was made of rows and columns is told of every finding aid: that is no fault of its own.
      else expect(problems.filter(isFault), file).toEqual([]);
    }
  });

  test('has rows with secrecy marks and parts for internal use only, which are refused', () => {
    const refused = aids.flatMap((aid) => aid.refused);
    expect(refused.filter((cause) => cause === 'secret').length).toBeGreaterThanOrEqual(5);
    expect(refused).toContain('internal');
    expect(some(({ title }) => /Phương án đặc biệt K6|Tập ảnh đường dây/.test(title))).toBe(0);
  });
});

function isFault({ reason }: { reason: string }): boolean {
  return !/rows read as|Columns that are not used/.test(reason);
}
