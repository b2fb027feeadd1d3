import { describe, expect, it } from 'vitest';
import { readBytes, readCsv, xlsxOf } from './read-table.ts';

const HEADER = ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Chế độ sử dụng', 'Ghi chú'];

async function readWith(...legend: string[][]) {
  const reading = await readCsv([
    HEADER,
    ['1', 'Xây kè', 'Công khai', ''],
    ['2', 'Đào mương (*)', 'Công khai', ''],
    ['3', 'Đắp đê', 'Công khai', '**'],
    ...legend,
  ]);
  return reading.files.map(({ description }) => `${description.title} ${description.access.level}`);
}

describe('a legend beneath the table', () => {
  it.each([
    [['(*) Tài liệu mật']],
    [['', '* Hồ sơ có độ mật: Mật']],
    [['Ghi chú: (*): Mật; (**): có bản chụp']],
    [['*', 'Mật']],
  ])('refuses the files with a sign that it calls secret: %j', async (line) => {
    expect(await readWith(line)).toEqual(['Xây kè open', 'Đắp đê open']);
  });

  it('limits the files with a sign that it calls restricted', async () => {
    expect(await readWith(['(**) Hạn chế sử dụng'])).toEqual([
      'Xây kè open',
      'Đào mương (*) open',
      'Đắp đê conditional',
    ]);
    expect(await readWith(['(*) Chưa được tiếp cận'])).toContain('Đào mương (*) closed');
  });

  it('changes nothing where it says anything else, or where no file has its sign', async () => {
    const all = ['Xây kè open', 'Đào mương (*) open', 'Đắp đê open'];
    expect(await readWith(['(*) Có bản chụp, (**) khổ lớn'])).toEqual(all);
    expect(await readWith(['(***) Tài liệu mật'])).toEqual(all);
  });

  it('refuses a file with all its documents, whatever row of it has the sign', async () => {
    const { files, items, refused } = await readCsv([
      ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Chế độ sử dụng', 'STT', 'Trích yếu nội dung văn bản'],
      ['1', 'Xây kè', 'Công khai', '1', 'Tờ trình'],
      ['1', 'Xây kè', 'Công khai', '2', 'Dự toán *'],
      ['2', 'Đắp đê', 'Công khai', '1', 'Công văn'],
      ['* Tài liệu mật', '', '', '', ''],
    ]);
    expect(files.map(({ description }) => description.title)).toEqual(['Đắp đê']);
    expect(items).toHaveLength(1);
    expect(refused.length).toBeGreaterThan(0);
  });
});

describe('a legend of letters and numbers', () => {
  const read = async (...rows: string[][]) => {
    const { files } = await readCsv([HEADER, ['1', 'Xây kè', 'Công khai', ''], ...rows]);
    return files.map(({ description }) => `${description.title} ${description.access.level}`);
  };

  it.each([
    ['M', 'Ghi chú: M: Mật; TL: tài liệu lẻ'],
    ['(1)', '(1) Tài liệu mật; (2) Có bản chụp'],
    ['#', '# Hồ sơ mật'],
    ['BM', 'Hồ sơ có ký hiệu BM là hồ sơ mật'],
    ['(*)', 'Hồ sơ mật được đánh dấu (*)'],
    ['(K)', 'Chú thích: Tài liệu mật (K)'],
  ])('refuses what "%s" stands by where "%s" says so', async (sign, line) => {
    expect(await read(['2', 'Đào mương', 'Công khai', sign], [line])).toEqual(['Xây kè open']);
  });

  it('limits where the sign stands in the column for access itself', async () => {
    expect(await read(['2', 'Đào mương', 'HC', ''], ['Ghi chú: CK: Công khai; HC: Hạn chế'])).toEqual([
      'Xây kè open',
      'Đào mương conditional',
    ]);
  });

  it('is none of what numbers or names a file', async () => {
    expect(await read(['M', 'M', 'Công khai', ''], ['Ghi chú: M: Mật'])).toEqual(['Xây kè open', 'M open']);
  });

  it('may stand on a sheet of its own', async () => {
    const rows = [HEADER, ['1', 'Xây kè', 'Công khai', '*'], ['2', 'Đào mương', 'Công khai', '']];
    const legend = [
      ['Ký hiệu', 'Ý nghĩa'],
      ['*', 'Tài liệu mật'],
    ];
    const { files } = await readBytes(await xlsxOf({ ML: rows, 'Chú thích': legend }), 'ml.xlsx');
    expect(files.map(({ description }) => description.title)).toEqual(['Đào mương']);
  });
});
