import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../../src/search/vietnamese/fold.ts';
import { readCsv } from './read-table.ts';

/** Columns of the file block with the wordings they go by, and what their cells must become. */
const COLUMNS: { headings: string[]; cell: string }[] = [
  { headings: ['Tên phông', 'Phông', 'Tên phông lưu trữ'], cell: 'Ty Lâm nghiệp' },
  { headings: ['Phông số', 'Mã phông'], cell: 'P7' },
  { headings: ['Mục lục số', 'Số mục lục', 'Mục lục hồ sơ số'], cell: '03' },
  { headings: ['Hộp số', 'Cặp (hộp) số', 'Số hộp', 'Hộp/cặp số'], cell: '12' },
  { headings: ['Hồ sơ số', 'Số và ký hiệu hồ sơ', 'ĐVBQ số', 'Số HS'], cell: '045' },
  {
    headings: ['Tiêu đề hồ sơ', 'Tên hồ sơ', 'Tiêu đề HS', 'Tiêu đề hồ sơ (đơn vị bảo quản)'],
    cell: 'Hồ sơ trồng rừng',
  },
  { headings: ['Chế độ sử dụng', 'Mức độ tiếp cận', 'Quyền truy cập'], cell: 'Hạn chế' },
  { headings: ['Thời hạn bảo quản', 'THBQ', 'Thời hạn lưu trữ'], cell: 'Vĩnh viễn' },
  { headings: ['Ngày bắt đầu', 'Thời gian bắt đầu', 'Ngày tháng bắt đầu', 'Từ ngày'], cell: '02/05/1961' },
  { headings: ['Ngày kết thúc', 'Thời gian kết thúc', 'Đến ngày'], cell: '1963' },
  { headings: ['Số tờ', 'Số lượng tờ', 'Tổng số tờ'], cell: '88' },
  { headings: ['Từ khóa', 'Từ khoá'], cell: 'trồng rừng; lâm trường' },
  { headings: ['Ngôn ngữ'], cell: 'Tiếng Việt' },
  { headings: ['Ghi chú', 'Chú thích'], cell: 'thiếu tờ 3' },
];
const written = (heading: string) =>
  fc.constantFrom(
    heading,
    fold(heading),
    heading.toUpperCase(),
    heading.normalize('NFD'),
    `  ${heading.replaceAll(' ', '  ')}:`,
    heading.replaceAll(' ', '\n'),
  );
const header = fc
  .tuple(
    ...COLUMNS.map(({ headings, cell }) =>
      fc
        .constantFrom(...headings)
        .chain(written)
        .map((heading) => ({ heading, cell })),
    ),
  )
  .chain((columns) => fc.shuffledSubarray([...columns], { minLength: columns.length }));

describe('a header', () => {
  it.each([
    [['TT', 'Cặp số', 'ĐVBQ số', 'Tên đơn vị bảo quản', 'Mức độ sử dụng']],
    [['No', 'Box number', 'Folder', 'Title', 'Restrictions']],
  ])('is understood in the words of older and of other archives: %s', async (headings) => {
    const { files, reasons } = await readCsv([headings, ['1', '4', '9', 'Sổ lương', 'Công khai']]);
    expect(files[0]?.description).toMatchObject({
      title: 'Sổ lương',
      address: { box: '4', file: '9' },
      access: { level: 'open' },
    });
    expect(reasons).toEqual([]);
  });

  it('is understood in any order, wording, case and spelling of its columns', async () => {
    await fc.assert(
      fc.asyncProperty(header, fc.nat(3), async (columns, linesAbove) => {
        const above = Array.from({ length: linesAbove }, (_, i) => [`Dòng tiêu đề ${i + 1}`]);
        const rows = [...above, columns.map(({ heading }) => heading), columns.map(({ cell }) => cell)];
        const { files, components } = await readCsv(rows);
        expect(components.map(({ depth }) => depth)).toEqual([0, 1, 2, 3]);
        expect(components[0]?.description).toMatchObject({ title: 'Ty Lâm nghiệp', referenceCode: 'P7' });
        expect(files[0]?.description).toMatchObject({
          title: 'Hồ sơ trồng rừng',
          referenceCode: '045',
          address: { fonds: 'P7', inventory: '03', box: '12', file: '045' },
          dates: { from: '1961-05-02', to: '1963' },
          extent: ['88 tờ'],
          access: { level: 'conditional', titleVisibility: 'public' },
          subjects: ['trồng rừng', 'lâm trường'],
          languages: ['vi'],
          notes: [{ kind: 'retention', text: 'Vĩnh viễn' }, { text: 'thiếu tờ 3' }],
        });
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['Thời gian', 'Bắt đầu', 'Kết thúc'],
    ['Thời gian', 'Từ', 'Đến'],
    ['Niên hạn', 'Sớm nhất', 'Muộn nhất'],
    ['Thời gian tài liệu', 'BĐ', 'KT'],
    ['Năm', 'Đầu', 'Cuối'],
    ['Thời gian bắt đầu và kết thúc', 'Bắt đầu', 'Kết thúc'],
    ['Thời gian bắt đầu, kết thúc', 'BĐ', 'KT'],
    ['Ngày, tháng bắt đầu và kết thúc', 'Từ', 'Đến'],
    ['Ngày tháng năm bắt đầu - kết thúc của hồ sơ', 'Năm bắt đầu', 'Năm kết thúc'],
  ])('is read with headings that mean something only beneath a merged one: %s over %s and %s', async (over, a, b) => {
    const { files, refused } = await readCsv([
      ['Hồ sơ số', 'Tiêu đề hồ sơ', over, '', 'Ghi chú'],
      ['', '', a, b, ''],
      ['1', 'A', '1954', '1956', 'x'],
      ['2', 'Báo cáo', 'không rõ', 'ghi sau', 'y'],
    ]);
    expect(files[0]?.description.dates).toMatchObject({ from: '1954', to: '1956' });
    expect(files.map(({ line }) => line)).toEqual([3, 4]);
    expect(refused).toEqual([]);
  });

  it('is read with days, months and years beneath both ends of a time', async () => {
    const { files } = await readCsv([
      ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Thời gian bắt đầu và kết thúc', '', '', '', 'Ghi chú'],
      ['', '', 'Bắt đầu', '', 'Kết thúc', '', ''],
      ['', '', 'Tháng', 'Năm', 'Tháng', 'Năm', ''],
      ['1', 'A', '7', '1954', '9', '1956', 'x'],
    ]);
    expect(files[0]?.description.dates).toMatchObject({ from: '1954-07', to: '1956-09' });
  });

  it('is read with documents beneath a merged heading', async () => {
    const { items } = await readCsv([
      ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Văn bản', '', '', 'Số lượng', ''],
      ['', '', 'Số', 'Ký hiệu', 'Trích yếu', 'Tờ', 'Trang'],
      ['1', 'A', '01', 'QĐ', 'Về đê', '2', '4'],
    ]);
    expect(items.map(({ description: { title, referenceCode } }) => [title, referenceCode])).toEqual([
      ['Về đê', '01/QĐ'],
    ]);
  });

  it.each([
    ['Thời hạn BQ', { notes: [{ kind: 'retention', text: '15' }] }],
    ['MLHS', { address: { inventory: '15' } }],
    ['Niên hạn TL', { dates: { text: '15' } }],
    ['Tình trạng VL', { physicalCondition: '15' }],
  ])('is understood with the abbreviations of inventories: %s', async (heading, description) => {
    const { files } = await readCsv([
      ['Hồ sơ số', 'Tên nhóm hồ sơ và tiêu đề hồ sơ', heading],
      ['1', 'A', '15'],
    ]);
    expect(files[0]?.description).toMatchObject({ title: 'A', ...description });
  });

  it('is understood with abbreviations in the columns of access and of documents', async () => {
    const { files, items } = await readCsv([
      ['MLHS', 'Hồ sơ số', 'Tiêu đề HS', 'Mức độ TC', 'Số và KHVB', 'Cơ quan BH', 'Nội dung tài liệu', 'Chế độ SD'],
      ['2', '1', 'A', 'Công khai', '1/QĐ', 'Ty', 'Về đê', 'Hạn chế'],
    ]);
    expect(files[0]?.description).toMatchObject({ title: 'A', access: { level: 'open' } });
    expect(items[0]?.description).toMatchObject({ title: 'Về đê', referenceCode: '1/QĐ', creators: ['Ty'] });
  });

  it('does not take a first row of words for a second line of headings', async () => {
    const { files } = await readCsv([
      ['Tiêu đề hồ sơ', 'Hồ sơ số', 'Thời gian', 'Ghi chú'],
      ['Báo cáo', 'A', 'Bắt đầu', 'Mật mã'],
      ['Tờ trình', 'B', 'Đầu', ''],
    ]);
    expect(files).toHaveLength(2);
  });
});
