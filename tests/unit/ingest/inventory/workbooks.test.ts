import { describe, expect, it } from 'vitest';
import { readBytes, xlsxOf } from './read-table.ts';

const HEADER = ['Hộp số', 'Hồ sơ số', 'Tiêu đề hồ sơ', 'Ngày bắt đầu', 'Ngày kết thúc', 'Chế độ sử dụng'];

describe('a workbook', () => {
  it('gives days as they stand in its cells, whatever the time zone', async () => {
    const days = ['1954-07-20', '1900-03-01', '1999-12-31'];
    const rows = days.map((day, at) => [1, `0${at}`, 'A', new Date(`${day}T00:00:00Z`), null, 'Công khai']);
    const zone = process.env.TZ;
    for (const tz of ['Pacific/Honolulu', 'Asia/Ho_Chi_Minh', 'Pacific/Kiritimati']) {
      process.env.TZ = tz;
      const bytes = await xlsxOf({ A: [HEADER, ...rows] });
      const { files } = await readBytes(bytes, 'a.xlsx');
      expect(files.map(({ description }) => description.dates.from)).toEqual(days);
    }
    process.env.TZ = zone;
  });

  it('counts days from 1904 where it says so', async () => {
    const bytes = await xlsxOf(
      { A: [HEADER, [1, '1', 'A', new Date('1954-07-20T00:00:00Z'), null, 'Công khai']] },
      (workbook) => {
        workbook.properties.date1904 = true;
      },
    );
    expect((await readBytes(bytes, 'a.xlsx')).files[0]?.description.dates.from).toBe('1954-07-20');
  });

  it('keeps leading zeros, rich text, cached results of formulas and line breaks in headings', async () => {
    const header = ['HỘP\nSỐ', 'Hồ sơ\r\nsố', 'Tiêu  đề\nhồ sơ', 'Năm bắt đầu', 'Năm kết thúc', 'Mức độ tiếp cận'];
    const rich = { richText: [{ text: 'Chia ' }, { text: 'ruộng đất' }] };
    const bytes = await xlsxOf(
      { A: [header, [7, 52, rich, 1954, { formula: 'D2+1', result: 1955 }, 'công khai']] },
      (workbook) => {
        const cell = workbook.getWorksheet('A')?.getCell('B2');
        if (cell) cell.numFmt = '0000';
      },
    );
    const { files } = await readBytes(bytes, 'a.xlsx');
    expect(files[0]?.description).toMatchObject({
      referenceCode: '0052',
      title: 'Chia ruộng đất',
      dates: { from: '1954', to: '1955' },
      address: { box: '7' },
      access: { level: 'open' },
    });
  });

  it('is read sheet by sheet; what is no inventory or hidden is skipped and named', async () => {
    const sheet = (file: string) => [['Phông: Ty Lâm nghiệp'], HEADER, ['1', file, 'A', null, null, 'Công khai']];
    const bytes = await xlsxOf(
      {
        'Hộp 1': sheet('1'),
        'Danh mục': [
          ['Mã', 'Giải thích'],
          ['VV', 'Vĩnh viễn'],
        ],
        Nháp: sheet('9'),
        'Hộp 2': sheet('2'),
      },
      (workbook) => {
        const draft = workbook.getWorksheet('Nháp');
        if (draft) draft.state = 'hidden';
      },
    );
    const { files, reasons, components } = await readBytes(bytes, 'a.xlsx');
    expect(files.map(({ description }) => description.referenceCode)).toEqual(['1', '2']);
    expect(components.filter(({ depth }) => depth === 0)).toHaveLength(1);
    expect(reasons.join()).toContain('"Danh mục"');
    expect(reasons.join()).toContain('"Nháp"');
  });

  it('is known by its content under any name, and so is a table', async () => {
    const bytes = await xlsxOf({ A: [HEADER, ['1', '1', 'A', null, null, 'Công khai']] });
    expect((await readBytes(bytes, 'a.csv')).files).toHaveLength(1);
    const table = `${HEADER.join(',')}\r\n${Array.from({ length: 20 }, (_, i) => `1,${i},A,,,Công khai`).join('\r\n')}`;
    expect((await readBytes(table, 'a.xlsx')).files).toHaveLength(20);
  });
});

describe('a file that only looks like a workbook', () => {
  it.each([
    ['an empty file', Buffer.alloc(0), 'empty'],
    ["Excel's lock file", Buffer.from('\u0007Người dùng                 '), 'not an Excel workbook'],
    [
      'a locked workbook',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
      'password',
    ],
    ['a workbook of 1997', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'old format'],
    ['a spreadsheet of LibreOffice', `PK\u0003\u0004mimetypeapplication/vnd.oasis.opendocument.spreadsheet`, '.ods'],
    ['a binary workbook', `PK\u0003\u0004xl/workbook.bin`, '.xlsb'],
    [
      'a page of a web program',
      `\ufeff\n<html><table><tr><td>Hồ sơ số</td></tr></table>${' '.repeat(200)}`,
      'web page',
    ],
    ['a cut-off workbook', Buffer.from('PK\u0003\u0004rest'), 'damaged or cut off'],
  ])('is refused in plain words: %s', async (_, bytes, reason) => {
    expect((await readBytes(bytes, 'a.xlsx')).fault).toContain(reason);
  });
});
