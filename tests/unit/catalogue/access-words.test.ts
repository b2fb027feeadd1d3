import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ArchiveAccessWords } from '../../../src/catalogue/access-words/access-words.ts';
import { loadAccessWords, readAccessWords } from '../../../src/catalogue/access-words/load.ts';

const FILE = 'content/policy/access.yaml';
let words: ArchiveAccessWords;
beforeAll(async () => {
  words = loadAccessWords(FILE, '2026-11-22');
});

describe('the marks of state secrets', () => {
  it.each([
    ['MẬT'],
    ['Mật'],
    ['mat'],
    ['TỐI  MẬT'],
    ['Tuyệt mật (A)'],
    ['tuyệt mật'.normalize('NFD')],
    ['[Tối mật]'],
    ['Độ mật: Mật'],
    ['Mât'],
    ['M Ậ T'],
    ['Ｍật'],
    ['Đóng dấu Tối mật'],
    ['Tối\u00a0mật'],
    ['Tối\u200bmật'],
  ])('are known when written %j', (text) => {
    expect(words.isSecretMark(text)).toBe(true);
    expect(words.word(text)).toBe('secret');
  });

  it.each([
    ['mật độ dân số'],
    ['bí mật thương mại'],
    ['đường mật'],
    ['Mắt'],
    ['Mặt trận'],
    ['Mất mùa'],
    ['Mã tấu'],
    [''],
  ])('are not seen in %j', (text) => {
    expect(words.isSecretMark(text)).toBe(false);
  });

  it('refuse a row when listed beside another word in a column for access', () => {
    expect(words.word('Hạn chế; Mật')).toBe('secret');
    expect(words.word('Tối mật (theo QĐ 12)')).toBe('secret');
  });

  it('no longer refuse once the text says the papers were declassified', () => {
    expect(words.word('Đã giải mật')).toBe('conditional');
    expect(words.word('Mật - đã giải mật năm 2010')).toBe('unknown');
  });

  it('are anything but a word for "none" in a column made for them', () => {
    expect(words.isSecretDegree('A')).toBe(true);
    expect(words.isSecretDegree('Mặt')).toBe(true);
    expect(words.isSecretDegree('Không')).toBe(false);
    expect(words.isSecretDegree(' - ')).toBe(false);
  });
});

describe('a word in a column for access', () => {
  it.each([
    ['Công khai', 'open'],
    ['CONG KHAI', 'open'],
    ['Không hạn chế', 'open'],
    ['Hạn chế', 'conditional'],
    ['Tiếp cận có điều kiện', 'conditional'],
    ['Chưa được tiếp cận', 'closed'],
    ['Công khai / hạn chế', 'conditional'],
    ['Lưu hành trong huyện', 'unknown'],
    ['', 'unknown'],
  ])('%j means %s', (text, meaning) => {
    expect(words.word(text)).toBe(meaning);
  });
});

describe('a sentence about access', () => {
  it.each([
    ['Collection is open for research use.', 'open'],
    ['No restrictions on access', 'open'],
    ['Materials are open without restrictions.', 'open'],
    ["L'ensemble du fonds est librement communicable", 'open'],
    ['Tài liệu được sử dụng rộng rãi.', 'open'],
    ['Open to researchers. Appointments are necessary for the use of manuscript collections.', 'conditional'],
    ['WRITTEN PERMISSION REQUIRED UNTIL JANUARY 1, 2041.', 'conditional'],
    ['Materials are stored offsite and advance notice is required for use.', 'conditional'],
    ['[Executive records restricted until July 01, 2032 ]', 'conditional'],
    ['Communicable sous réserve de l’accord du déposant', 'conditional'],
    ['The collection is open for research. Folder 2 is closed until 2040.', 'conditional'],
    ['Closed until 2040', 'closed'],
    ['Currently unavailable until duplication occurs.', 'closed'],
    ["Communicable au terme d'un délai de 50 ans à compter du 31 décembre 1986.", 'closed'],
    ['Tài liệu chưa được phép khai thác', 'closed'],
    ['Contains Presidential Signature.', 'unknown'],
  ])('%j means %s', (text, meaning) => {
    expect(words.sentence(text)).toBe(meaning);
  });
});

describe('a note on the state of the paper', () => {
  it.each([
    ['Hư hỏng nặng', { kind: 'fragile' }],
    ['đang được số hoá', { kind: 'in-processing', work: 'số hóa' }],
    ['dang chinh ly', { kind: 'in-processing', work: 'chỉnh lý' }],
    ['Tài liệu chủ yếu còn tốt', undefined],
  ])('%j is read as %j', (text, state) => {
    expect(words.serviceState(text)).toEqual(state);
  });
});

describe('the policy file', () => {
  it('names the line and the key of a fault', async () => {
    const text = await readFile(FILE, 'utf8');
    const line = text.split('\n').findIndex((each) => each.includes('closedTitles:')) + 1;
    const broken = text.replace('closedTitles: masked', 'closedTitles: perhaps');
    expect(() => readAccessWords(broken, 'access.yaml', '2026-11-22')).toThrow(
      new RegExp(`^access.yaml: key sets.0.closedTitles, line ${line}: `),
    );
  });

  it('refuses a key it does not know, so that a slip of the pen opens nothing', async () => {
    const text = (await readFile(FILE, 'utf8')).replace('      closed:', '      closd:');
    expect(() => readAccessWords(text, 'access.yaml', '2026-11-22')).toThrow(/sets\.0\.words/);
  });

  it('is read by the set in force on the day', async () => {
    const text = await readFile(FILE, 'utf8');
    const [head = '', set = ''] = text.split(/^sets:\n/m);
    const later = set.replace('2025-07-01', '2027-01-01').replace('        - rộng rãi\n', '');
    const both = `${head}sets:\n${set}\n${later}`;
    expect(readAccessWords(both, 'access.yaml', '2026-11-22').word('rộng rãi')).toBe('open');
    expect(readAccessWords(both, 'access.yaml', '2027-01-01').word('rộng rãi')).toBe('unknown');
  });

  it.each([
    ['', 'access.yaml: key sets, line 1: is missing.'],
    ['# nothing yet\n', 'access.yaml: key sets, line 1: is missing.'],
    ['# dated\nsets:\n  - ground: Luật\n', 'access.yaml: key sets.0.validFrom, line 3: is missing.'],
    [
      `a: &a [${'x,'.repeat(9)}x]\nb: &b [${'*a,'.repeat(9)}*a]\nc: &c [${'*b,'.repeat(9)}*b]\nd: [*c,*c]\n`,
      'access.yaml: uses more YAML aliases than a content file needs; write the values out.',
    ],
  ])('that says %j is named for what it is', (text, says) => {
    expect(() => readAccessWords(text, 'access.yaml', '2026-11-22')).toThrow(says);
  });

  it('may call other words secret, with whatever letters', async () => {
    const text = (await readFile(FILE, 'utf8')).replace(
      '        - tối mật\n',
      '        - tối mật\n        - Très Secret\n',
    );
    const { isSecretMark, mayHoldSecretMark, word } = readAccessWords(text, 'access.yaml', '2026-11-22');
    expect(['très secret', 'TRES SECRET (A)', 'MẬT'].filter((each) => !isSecretMark(each))).toEqual([]);
    expect(word('Très secret')).toBe('secret');
    expect(mayHoldSecretMark('[TRÈS SECRET] Rapport du résident supérieur')).toBe(true);
  });

  it('names the line of a key it does not know', async () => {
    const text = (await readFile(FILE, 'utf8')).replace('    closedTitles:', '    closedTitel:');
    const line = text.split('\n').findIndex((each) => each.includes('closedTitel:')) + 1;
    expect(() => readAccessWords(text, 'access.yaml', '2026-11-22')).toThrow(`access.yaml: key sets.0, line ${line}: `);
  });

  it('has no two sets for one day: nobody could say which was in force', async () => {
    const text = await readFile(FILE, 'utf8');
    const twice = `${text}\n${text.slice(text.indexOf('  - validFrom:'))}`;
    expect(() => readAccessWords(twice, 'access.yaml', '2026-11-22')).toThrow('two sets hold from 2025-07-01 on');
  });

  it('is UTF-8, or is refused before anything is read of it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'phong-doc-policy-'));
    const path = join(folder, 'access.yaml');
    await writeFile(path, Buffer.from(await readFile(FILE, 'utf8'), 'utf16le'));
    await writeFile(path, Buffer.from([0xff, 0xfe, ...(await readFile(path))]));
    expect(() => loadAccessWords(path, '2026-11-22')).toThrow('is not UTF-8 text; save it again as UTF-8.');
    await rm(folder, { recursive: true });
  });
});
