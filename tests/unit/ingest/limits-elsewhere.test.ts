import { describe, expect, it } from 'vitest';
import { loadAccessWords } from '../../../src/catalogue/access-words/load.ts';
import { atomIsadCsvReader } from '../../../src/ingest/readers/atom-isad-csv.ts';
import { ead2002Reader } from '../../../src/ingest/readers/ead.ts';
import { c, ead, readText } from './reading-a-file.ts';
import { readCsv } from './inventory/read-table.ts';

const words = loadAccessWords('content/policy/access.yaml', '2026-11-22');
const OPEN = '<accessrestrict><p>Open for research.</p></accessrestrict>';

describe('conditions of use', () => {
  it.each([
    ['Closed to researchers until 2050. Photocopies on request.', { level: 'closed', narrows: true, opensOn: '2050' }],
    ['Không phục vụ độc giả.', { level: 'closed', narrows: true }],
    ['Reproduction is restricted. Materials are unavailable for photocopying.', {}],
    ['Không phục vụ sao chụp. Không được công bố.', {}],
    ['Publication is closed until 2030.', {}],
    [
      'Researchers are advised that papers about living people, which are confidential and closed to nobody but in law, may be protected under privacy acts.',
      {},
    ],
  ])('"%s" close what they close', async (text, access) => {
    const told = await readText(ead2002Reader, ead(OPEN + c('A', `<userestrict><p>${text}</p></userestrict>`)), words);
    expect(told.descriptions.at(-1)?.access).toEqual(access);
  });

  it('of AtoM close as well, whatever its conditions of access say', async () => {
    const csv =
      'legacyId,parentId,title,levelOfDescription,accessConditions,reproductionConditions\n1,,A,File,Open for research,Closed to readers\n';
    const told = await readText(atomIsadCsvReader, csv, words);
    expect(told.descriptions.map(({ access }) => access.level)).toEqual(['closed']);
  });
});

describe('a note headed as conditions of access', () => {
  it.each([
    [
      '<odd><head>Restrictions</head><p>Some materials may be restricted due to personal information.</p></odd>',
      'conditional',
    ],
    ['<odd type="accessrestrict"><p>Gesperrt bis 2045</p></odd>', 'closed'],
    ['<note label="Chế độ sử dụng"><p>Theo ý Giám đốc</p></note>', 'closed'],
    ['<odd><head>Access</head><p>Open for research.</p></odd>', undefined],
    ['<odd><head>Access points</head><p>Gesperrt bis 2045</p></odd>', undefined],
    ['<odd><head>Khai thác mỏ</head><p>Than và kẽm ở Bắc Kỳ</p></odd>', undefined],
  ])('is read as such: %s', async (note, level) => {
    const told = await readText(ead2002Reader, ead(OPEN + c('A', note)), words);
    expect(told.descriptions.at(-1)?.access.level).toBe(level);
  });
});

describe('a note that is a word of access', () => {
  it.each([
    ['Hạn chế', 'conditional'],
    ['Không phục vụ', 'closed'],
    ['Chưa công khai', 'closed'],
    ['Hồ sơ đang hạn chế tiếp cận', 'conditional'],
    ['Chỉ phục vụ nội bộ', 'conditional'],
    ['Cần xin ý kiến Giám đốc', 'conditional'],
    ['Tạm đóng', 'closed'],
    ['Bảo mật', 'closed'],
    ['Très secret', 'closed'],
    ['Đóng quyển', 'open'],
    ['Đấu tranh nội bộ', 'open'],
    ['Sử dụng rộng rãi', 'open'],
    ['Không sao chụp', 'open'],
    ['Chất lượng ảnh hạn chế', 'open'],
    ['Đã giải mật', 'open'],
  ])('"%s" beside "Công khai" leaves the file %s', async (note, level) => {
    const reading = await readCsv([
      ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Chế độ sử dụng', 'Ghi chú'],
      ['1', 'A', 'Công khai', note],
      ['2', 'B', '', note],
    ]);
    const { level: found, titleVisibility } = reading.files[0]!.description.access;
    expect([found, titleVisibility]).toEqual([level, level === 'closed' ? 'masked' : 'public']);
    expect(reading.files[1]?.description.access.titleVisibility).toBe('masked');
    expect(reading.reasons.join('\n').includes('the narrower of the two')).toBe(level !== 'open');
  });
});

describe('a limit with a day', () => {
  it.each([
    ['Hạn chế đến năm 2040', { level: 'conditional', opensOn: '2040' }],
    ['Đóng đến 31/12/2050', { level: 'closed', opensOn: '2050-12-31' }],
    ['Tạm đóng đến hết năm 2050', { level: 'closed', opensOn: '2051' }],
  ])('ends on that day: "%s"', async (note, access) => {
    const { files } = await readCsv([
      ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Chế độ sử dụng', 'Ghi chú'],
      ['1', 'A', 'Công khai', note],
    ]);
    expect(files[0]?.description.access).toMatchObject(access);
  });
});

describe('a limit in brackets in a title', () => {
  it.each([
    ['Letters [RESTRICTED]', 'conditional'],
    ['Hồ sơ cán bộ (Không công khai)', 'closed'],
    ['Hồ sơ cán bộ (hạn chế sử dụng)', 'conditional'],
    ['Diaries (closed until 2060)', 'closed'],
    ['Coal mine (closed)', 'open'],
    ['Bến phà Long Đại (tạm đóng)', 'open'],
    ['Hạn chế sâu bệnh (mía, lúa)', 'open'],
  ])('"%s" leaves it %s', async (title, level) => {
    const { files } = await readCsv([
      ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Chế độ sử dụng'],
      ['1', title, 'Công khai'],
    ]);
    expect(files[0]?.description.access.level).toBe(level);
    const { descriptions } = await readText(ead2002Reader, ead(OPEN + c(title)), words);
    expect(descriptions.at(-1)?.access.level).toBe(level === 'open' ? undefined : level);
    const csv = `legacyId,parentId,title,levelOfDescription,accessConditions\n1,,"${title}",File,Open for research\n`;
    const atom = await readText(atomIsadCsvReader, csv, words);
    expect(atom.descriptions[0]?.access.level).toBe(level);
  });
});

describe('a note of EAD', () => {
  it.each([
    ['<note><p>RESTRICTED</p></note>', { level: 'conditional', narrows: true }],
    ['<did><didnote>Không phục vụ</didnote></did>', { level: 'closed', narrows: true }],
    ['<odd type="communicabilite"><p>incommunicable</p></odd>', { level: 'closed', narrows: true }],
    [
      '<odd><head>Access</head><p>These papers are closed to researchers until 2060.</p></odd>',
      { level: 'closed', narrows: true, opensOn: '2060' },
    ],
    ['<odd><head>Access to copies</head><p>Photocopying is closed until 2060.</p></odd>', {}],
    ['<note><p>Restricted area maps of the port were moved to series 4.</p></note>', {}],
  ])('narrows where it says so: %s', async (note, access) => {
    const told = await readText(ead2002Reader, ead(OPEN + c('A', note)), words);
    expect(told.descriptions.at(-1)?.access).toEqual(access);
    expect(told.said.includes('the narrower of the two')).toBe('level' in access);
  });

  it('takes nothing away from conditions of its own', async () => {
    const own = '<accessrestrict><p>Closed.</p></accessrestrict>';
    for (const both of [`<note><p>Restricted</p></note>${own}`, `${own}<note><p>Restricted</p></note>`]) {
      const told = await readText(ead2002Reader, ead(OPEN + c('A', both)), words);
      expect(told.descriptions.at(-1)?.access).toMatchObject({ level: 'closed' });
      expect(told.descriptions.at(-1)?.access.narrows).toBeUndefined();
    }
  });
});

describe('a label above conditions that say more', () => {
  const until = (day: string) => `<accessrestrict><p>Restricted until ${day}.</p></accessrestrict>`;

  it.each([
    [c('A [RESTRICTED]', until('2042')), { level: 'conditional', opensOn: '2042' }],
    [c('A [RESTRICTED]', '<note><p>Restricted until 2050</p></note>'), { level: 'conditional', opensOn: '2050' }],
    [c('A (closed until 2050)', until('2042')), { level: 'closed', opensOn: '2050' }],
    [c('A (closed until 2040)', until('2042')), { level: 'closed', opensOn: '2042' }],
  ])('takes no day away: %s', async (component, access) => {
    const { descriptions } = await readText(ead2002Reader, ead(OPEN + component), words);
    expect(descriptions.at(-1)?.access).toMatchObject(access);
  });

  it('gives no day to what has none', async () => {
    const endless = '<accessrestrict><p>Restricted.</p></accessrestrict>';
    const { descriptions } = await readText(ead2002Reader, ead(OPEN + c('A (closed until 2040)', endless)), words);
    expect(descriptions.at(-1)?.access).toMatchObject({ level: 'closed' });
    expect(descriptions.at(-1)?.access.opensOn).toBeUndefined();
  });

  it('takes none away in a table of AtoM', async () => {
    const csv =
      'legacyId,parentId,title,levelOfDescription,accessConditions\n1,,A [RESTRICTED],File,Restricted until 2042\n';
    const { descriptions } = await readText(atomIsadCsvReader, csv, words);
    expect(descriptions[0]?.access).toMatchObject({ level: 'conditional', opensOn: '2042' });
  });

  it('is no line of the report where it says the same', async () => {
    const { said } = await readText(ead2002Reader, ead(OPEN + c('A [RESTRICTED]', until('2042'))), words);
    expect(said).not.toContain('the narrower of the two');
  });
});

describe('what an inventory says as a whole', () => {
  const HEADER = ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Chế độ sử dụng'];
  const ROWS = [
    ['1', 'A', 'Công khai'],
    ['2', 'B', 'Công khai'],
  ];
  it.each([
    [[['(Lưu hành nội bộ)']], [], 'conditional'],
    [[['MỤC LỤC HỒ SƠ HẠN CHẾ SỬ DỤNG']], [], 'conditional'],
    [[['Chế độ sử dụng: Chưa công khai']], [], 'closed'],
    [[], [['Toàn bộ tài liệu trong mục lục này chưa được phép khai thác.']], 'closed'],
    [[['MỤC LỤC HỒ SƠ NỘI CHÍNH']], [['Toàn bộ hồ sơ trên được lập năm 1998.']], 'open'],
  ])('holds for each of its files: %j %j', async (above, beneath, level) => {
    const { files } = await readCsv([...above, HEADER, ...ROWS, ...beneath]);
    expect(files.map(({ description }) => description.access.level)).toEqual([level, level]);
  });

  it('holds for those beneath a heading where that says it', async () => {
    const { files } = await readCsv([
      HEADER,
      ['1', 'A', 'Công khai'],
      ['', 'II. TÀI LIỆU CHƯA CÔNG KHAI', ''],
      ['2', 'B', 'Công khai'],
      ['', 'III. TÀI LIỆU NỘI CHÍNH', ''],
      ['3', 'C', 'Công khai'],
    ]);
    expect(files.map(({ description }) => description.access.level)).toEqual(['open', 'closed', 'open']);
  });

  it.each([
    ['Các hồ sơ số 2, 4 là tài liệu mật', ['A open', 'C open']],
    ['Ghi chú: hồ sơ 2-4 hạn chế sử dụng', ['A open', 'B conditional', 'C conditional', 'D conditional']],
    ['Tài liệu mật: hồ sơ số 01, 04.', ['B open', 'C open']],
    ['Hồ sơ số 2 có bản chụp', ['A open', 'B open', 'C open', 'D open']],
  ])('holds for the files that a line names: %s', async (line, left) => {
    const rows = ['A', 'B', 'C', 'D'].map((title, at) => [String(at + 1), title, 'Công khai']);
    const { files } = await readCsv([HEADER, ...rows, [line]]);
    const told = files.filter(({ description }) => description.title.length === 1);
    expect(told.map(({ description }) => `${description.title} ${description.access.level}`)).toEqual(left);
  });
});
