import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../bench/random.ts';
import { Columns } from '../../../src/search/engines/embedded/columns.ts';
import { createIndexFile } from '../../../src/search/engines/embedded/index-file.ts';
import { numbersOf } from '../../../src/search/engines/embedded/number-rows.ts';
import { idsOf, intersect } from '../../../src/search/engines/embedded/pk-set.ts';
import { PostingsCache } from '../../../src/search/engines/embedded/postings-cache.ts';
import { WordLists } from '../../../src/search/engines/embedded/word-lists.ts';
import { UnknownLayout } from '../../../src/search/engines/embedded/word-segments.ts';

/** Words of all frequencies, many with one beginning; 1 and 2 letters, Han, and one longer than a block. */
const VOCABULARY = [
  ...'của các ca cao cai cong congs congso d đê de den 1 19 1975 a ab abc nghi nghia nghiem 漢 漢字'
    .split(' ')
    .map((word) => word.normalize('NFD').replace(/\p{M}/gu, '').replace('đ', 'd')),
  ...Array.from({ length: 120 }, (_, number) => `ca${number.toString(36)}`),
  'z'.repeat(5000),
];
const RECORDS = 1500;
const PHRASES = ['cua cac', 'ca cua', 'cac cac', 'cua ca cac', 'cao cai', 'd de', 'cua cua cua'];

describe('the lists of words as FTS5 keeps them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'phong-doc-word-lists-'));
  const path = join(folder, 'index.db');
  let database: DatabaseSync;
  const random = seededRandom(20);
  const text = (words: number) => Array.from({ length: words }, () => random.zipf(VOCABULARY)).join(' ');
  const put = (pk: number) => {
    // Every hundredth record has words enough for several blocks of one list.
    const prose = pk % 100 === 0 ? `${text(10)} ${'cua '.repeat(9000)}` : text(random.whole(30));
    database
      .prepare('insert into words (rowid, title, reference, prose) values (?, ?, ?, ?)')
      .run(pk, text(random.whole(12)), text(random.whole(2)), prose);
  };
  const change = (act: () => void) => {
    database.exec('begin');
    act();
    database.exec('commit');
  };
  const asked = (expression: string) => {
    const row = database.prepare('select group_concat(rowid) as pks from words where words match ?').get(expression);
    return Array.from(numbersOf(String(row?.['pks'] ?? '')));
  };

  /** A new cache holds nothing yet: all is read. */
  const cacheOf = (of: DatabaseSync) => {
    const columns = new Columns();
    columns.capacity = RECORDS + 1;
    return new PostingsCache(of, columns);
  };
  const expectTheSame = () => {
    const postings = cacheOf(database);
    const terms = database.prepare('select term from vocabulary').all();
    const words = terms.map(({ term }) => String(term));
    const beginnings = new Set(words.flatMap((word) => [2, 3, 4].map((length) => [...word].slice(0, length).join(''))));
    const singles = [...words, 'nowhere'].map((word) => `"${word}"`);
    const expressions = [...singles, ...[...beginnings].map((beginning) => `"${beginning}" *`)];
    for (const expression of expressions.flatMap((each) => [each, `{title} : ${each}`])) {
      expect(Array.from(idsOf(postings.of(expression))), expression).toEqual(asked(expression));
    }
    for (const words of PHRASES.map((phrase) => phrase.split(' '))) {
      for (const isBeginning of [false, true]) {
        const titled = words.map((word) => postings.of(`{title} : "${word}"${isBeginning ? ' *' : ''}`));
        const found = postings.sideBySide(words, isBeginning, titled.reduce(intersect));
        const expression = `{title} : "${words.join(' ')}"${isBeginning ? ' *' : ''}`;
        expect(Array.from(idsOf(found)), expression).toEqual(asked(expression));
      }
    }
  };

  beforeAll(() => {
    createIndexFile(path);
    database = new DatabaseSync(path);
    database.exec("pragma synchronous = off; create virtual table temp.vocabulary using fts5vocab(main, words, 'row')");
    for (let pk = 1; pk <= RECORDS; pk += 250) {
      change(() => {
        for (let each = pk; each < pk + 250; each++) put(each);
      });
    }
  });
  afterAll(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are what FTS5 answers, be they in several segments and on several blocks', () => {
    const { segments } = database.prepare('select count(distinct segid) as segments from words_idx').get() ?? {};
    expect(segments).toBeGreaterThan(1);
    expect(asked('"cua"').length).toBeGreaterThan(RECORDS / 4);
    expectTheSame();
  });

  it('leave out what was dropped, and have once what was written again', () => {
    change(() => {
      for (let pk = 3; pk <= RECORDS; pk += 7) database.prepare('delete from words where rowid = ?').run(pk);
      for (let pk = 10; pk <= RECORDS; pk += 14) put(pk);
    });
    expectTheSame();
  });

  it('are read while segments are being joined, and when there is one', () => {
    for (let step = 0; step < 2; step++) {
      database.exec("insert into words(words, rank) values ('merge', -20)");
      expectTheSame();
    }
    database.exec("insert into words(words) values ('optimize')");
    expectTheSame();
  });

  it('are not read where FTS5 keeps them in another way: then FTS5 is asked', () => {
    const other = new DatabaseSync(':memory:');
    other.exec(`create virtual table words using fts5(title, prose, tokenize = 'ascii');
      insert into words (rowid, title, prose) values (1, 'cua cac', ''), (2, 'cac', 'cua'), (3, 'cac cua', 'cua cac')`);
    expect(() => new WordLists(other).eachRecord('cua', false, () => undefined)).toThrow(UnknownLayout);
    const postings = cacheOf(other);
    const all = postings.of('"cac"');
    expect(Array.from(idsOf(all))).toEqual([1, 2, 3]);
    expect(Array.from(idsOf(postings.of('{title} : "cu" *')))).toEqual([1, 3]);
    expect(Array.from(idsOf(postings.sideBySide(['cua', 'cac'], false, all)))).toEqual([1]);
    other.close();
  });
});
