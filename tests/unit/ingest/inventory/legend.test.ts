import { describe, expect, it } from 'vitest';
import { readCsv } from './read-table.ts';

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
