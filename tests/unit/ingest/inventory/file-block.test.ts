import { describe, expect, it } from 'vitest';
import { readBytes, readCsv } from './read-table.ts';

const HEADER = ['Phông', 'Mục lục', 'Hộp số', 'Số và ký hiệu hồ sơ', 'Tiêu đề hồ sơ', 'Chế độ sử dụng'];
const row = (box: string, file: string, title: string, access = 'Công khai') => [
  'UBND tỉnh',
  '02',
  box,
  file,
  title,
  access,
];

describe('an inventory of files', () => {
  it('becomes fonds, inventory, box and file, with keys from the paper address', async () => {
    const { components } = await readCsv([
      HEADER,
      row('15', '052', 'Hồ sơ chia ruộng đất'),
      row('15', '053', 'Báo cáo'),
    ]);
    expect(components.map(({ depth, key }) => [depth, key])).toEqual([
      [0, 'fonds:ubnd-tinh'],
      [1, 'inventory:ubnd-tinh/ml-02'],
      [2, 'box:ubnd-tinh/ml-02/h-15'],
      [3, 'ubnd-tinh/ml-02/h-15/hs-052'],
      [3, 'ubnd-tinh/ml-02/h-15/hs-053'],
    ]);
    expect(components[3]?.description).toMatchObject({
      referenceCode: '052',
      title: 'Hồ sơ chia ruộng đất',
      address: { fonds: 'UBND tỉnh', inventory: '02', box: '15', file: '052' },
    });
  });

  it('keeps its keys when rows are sorted differently and others are put between', async () => {
    const before = await readCsv([HEADER, row('1', '1', 'A'), row('2', '2', 'B')]);
    const after = await readCsv([HEADER, row('2', '2', 'B'), row('3', '9', 'C'), row('1', '1', 'A')]);
    const keys = (reading: typeof before) =>
      reading.files.map(({ key, description }) => `${description.title} ${key ?? ''}`);
    expect(keys(after)).toEqual(expect.arrayContaining(keys(before)));
  });

  it('opens a box once even when its rows lie scattered', async () => {
    const { components } = await readCsv([
      HEADER,
      row('1', '1', 'A'),
      row('2', '2', 'B'),
      row('1', '3', 'C'),
      row('2', '4', 'D'),
    ]);
    expect(components.filter(({ description }) => description.level === 'box')).toHaveLength(2);
    expect(components.filter(({ depth }) => depth === 3).map(({ description }) => description.title)).toEqual([
      'A',
      'C',
      'B',
      'D',
    ]);
    expect(components.filter(({ depth }) => depth === 3).map(({ line }) => line)).toEqual([2, 4, 3, 5]);
  });

  it('takes the fonds from the lines above the header, and blank boxes from the row above', async () => {
    const { components, files } = await readCsv([
      ['LƯU TRỮ LỊCH SỬ TỈNH SÔNG CHÂU'],
      ['Phông: Ty Thủy lợi Sông Châu, mục lục số 03'],
      [],
      ['STT', 'Cặp (hộp) số', 'ĐVBQ số', 'TIÊU ĐỀ HỒ SƠ', 'Ghi chú'],
      ['(1)', '(2)', '(3)', '(4)', '(5)'],
      ['1', 'Hộp số 07', '01', 'Đắp đê', ''],
      ['2', '', '02', 'Nạo vét kênh', ''],
      ['STT', 'Cặp (hộp) số', 'ĐVBQ số', 'TIÊU ĐỀ HỒ SƠ', 'Ghi chú'],
      ['', 'HỘP SỐ 08', '', '', ''],
      ['3', '', '03', 'Trạm bơm', ''],
      ['', 'Tổng cộng: 3 hồ sơ', '', '', ''],
      ['Sông Châu, ngày 12 tháng 3 năm 1999', '', '', '', ''],
    ]);
    expect(components[0]?.description.title).toBe('Ty Thủy lợi Sông Châu');
    expect(files.map(({ description: { address } }) => [address?.inventory, address?.box, address?.file])).toEqual([
      ['03', '07', '01'],
      ['03', '07', '02'],
      ['03', '08', '03'],
    ]);
  });

  it('takes ditto marks for what stands above them', async () => {
    const { files } = await readCsv([
      ['Hộp số', 'Hồ sơ số', 'Tiêu đề', 'Năm', 'Chế độ sử dụng', 'Độ mật'],
      ['7', '1', 'A', '1955', 'Công khai', ''],
      ['nt', '2', 'B', '"', '-nt-', ''],
      ['như trên', '3', 'C', '1956', '', 'Mật'],
      ['N.t.', '4', 'D', '1956', 'nt', 'nt'],
      ['8', '5', 'E', '-', 'Công khai', ''],
    ]);
    expect(
      files.map(({ description: { address, dates, access } }) => [
        address?.box,
        address?.file,
        dates.from,
        access.level,
      ]),
    ).toEqual([
      ['7', '1', '1955', 'open'],
      ['7', '2', '1955', 'open'],
      ['8', '5', undefined, 'open'],
    ]);
  });

  it('keeps rows whose titles begin as totals and signatures do', async () => {
    const titles = ['Công văn đến năm 1955', 'Tổng hợp', 'Giám đốc', 'Công 1955', 'Xác nhận lý lịch', 'Người lập quỹ'];
    const { files } = await readCsv([
      ['Tiêu đề', 'Hồ sơ số', 'Năm'],
      ...titles.map((title, at) => [title, String(at + 1), '1955']),
    ]);
    expect(files.map(({ description }) => description.title)).toEqual(titles);
  });

  it('reports the totals, signatures and headings that it makes no records of', async () => {
    const { files, reasons, refused } = await readCsv([
      ['STT', 'Tiêu đề', 'Hồ sơ số', 'Số tờ'],
      ['', 'I. Tài liệu chung', '', ''],
      ['1', 'Giám đốc Sở: thư gửi nông trường', '', '12'],
      ['2', 'Tổng kết', '2', ''],
      ['', 'Tổng cộng', '2', '12'],
      ['', 'Tổng số: 02 hồ sơ (hai hồ sơ)', '', ''],
      ['', 'Mục lục này gồm 1 trang, đánh máy hai bản', '', ''],
      ['', 'Hà Nam, ngày … tháng … năm 1999', '', ''],
      ['', 'Người lập mục lục', 'Giám đốc Trung tâm', ''],
      ['', '(Ký, ghi rõ họ tên)', '', ''],
    ]);
    expect(files.map(({ description }) => description.title)).toEqual(['Giám đốc Sở: thư gửi nông trường', 'Tổng kết']);
    expect(reasons).toContainEqual(expect.stringMatching(/signatures, not as records: 5, 6, 7, 8, 9, 10\.$/));
    expect(reasons).toContainEqual(expect.stringMatching(/headings of groups, not as records: 2\.$/));
    expect(refused).toEqual([]);
  });

  it('takes the fonds from the name of the file where nothing else names it', async () => {
    const { components } = await readCsv(
      [
        ['Hồ sơ số', 'Tiêu đề'],
        ['1', 'A'],
      ],
      'Phong_Ty_Giao_thong.csv',
    );
    expect(components[0]?.description.title).toBe('Phong Ty Giao thong');
  });

  it('numbers files of the same number instead of losing one', async () => {
    const { files, reasons } = await readCsv([HEADER, row('1', '1', 'A'), row('1', '1', 'B')]);
    expect(files.map(({ key }) => key)).toEqual(['ubnd-tinh/ml-02/h-1/hs-1', 'ubnd-tinh/ml-02/h-1/hs-1~2']);
    expect(reasons.join()).toContain('same number');
  });

  it('says which row it cannot place, and keeps the others', async () => {
    const { files, refused } = await readCsv([
      HEADER,
      row('1', '1', 'A'),
      ['', '', '', '', '', 'Công khai'],
      ['x', '', '', '', '', 'Hạn chế'],
      row('1', '2', 'B'),
    ]);
    expect(files).toHaveLength(2);
    expect(refused.every(({ cause }) => cause === 'faulty')).toBe(true);
  });
});

describe('dates of an inventory', () => {
  const header = ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Thời gian bắt đầu', '', '', 'Thời gian kết thúc', '', ''];
  const parts = ['', '', 'Ngày', 'Tháng', 'Năm', 'Ngày', 'Tháng', 'Năm'];
  const datesOf = async (...cells: string[]) => {
    const { files, reasons } = await readCsv([header, parts, ['1', 'A', ...cells]]);
    return { dates: files[0]?.description.dates, reasons: reasons.join() };
  };

  it('stay as exact as they were written, beneath merged headings', async () => {
    expect((await datesOf('20', '7', '1954', '', '8', '1955')).dates).toEqual({
      text: '20/07/1954 – 08/1955',
      from: '1954-07-20',
      to: '1955-08',
    });
    expect((await datesOf('', '', '1954', '', '', '1954')).dates).toEqual({ text: '1954', from: '1954', to: '1954' });
  });

  it('that the calendar does not have are used as far as they are sure', async () => {
    const { dates, reasons } = await datesOf('31', '2', '1956', '', '', '');
    expect(dates).toMatchObject({ text: '31/02/1956', from: '1956-02' });
    expect(reasons).toContain('calendar');
  });

  it('end with their beginning where only that is given, and says both', async () => {
    expect((await datesOf('', '', '7-9/1954', '', '', '')).dates).toMatchObject({ from: '1954-07', to: '1954-09' });
    expect((await datesOf('', '', '1954', '', '', '')).dates).toEqual({ text: '1954', from: '1954' });
  });

  it('that run backwards are kept as text', async () => {
    const { dates, reasons } = await datesOf('', '', '1956', '', '', '1950');
    expect(dates).toEqual({ text: '1956 – 1950' });
    expect(reasons).toContain('backwards');
  });

  it('may stand whole in one column each', async () => {
    const { files } = await readCsv([
      ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Ngày bắt đầu', 'Ngày kết thúc'],
      ['1', 'A', '3/9/1945', '19-12-1946'],
    ]);
    expect(files[0]?.description.dates).toEqual({
      text: '3/9/1945 – 19-12-1946',
      from: '1945-09-03',
      to: '1946-12-19',
    });
  });
});

describe('a table that is no inventory', () => {
  it('is refused with the columns it has and those it needs', async () => {
    const { fault, components } = await readCsv([
      ['Họ tên', 'Đơn vị', 'Tiêu đề hồ sơ'],
      ['A', 'B', 'C'],
    ]);
    expect(fault).toContain('"Họ tên", "Đơn vị"');
    expect(fault).toContain('Hồ sơ số');
    expect(components).toEqual([]);
  });

  it('without a header never has its rows quoted', async () => {
    const { fault } = await readCsv([
      ['1', 'Kế hoạch phòng thủ BÍMẬTXYZ', 'Mật'],
      ['2', 'Khác', 'Mật'],
    ]);
    expect(fault).toContain('No header');
    expect(fault).not.toContain('BÍMẬTXYZ');
  });

  it.each([
    ['', 'empty'],
    ['\ufeff', 'empty'],
    ['Hồ sơ số,Tiêu đề hồ sơ\n', 'no rows'],
    ['Hồ sơ số,Tiêu đề hồ sơ\n1,"A\n', 'quotation mark'],
    ['"Hồ sơ số,Tiêu đề hồ sơ\n1,A\n', 'quotation mark'],
  ])('is refused in plain words: %j', async (text, reason) => {
    expect((await readBytes(text, 'a.csv')).fault).toContain(reason);
  });
});

describe('dates that cannot be', () => {
  const datesOf = async (headings: string[], cells: string[]) => {
    const header = ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Chế độ sử dụng', ...headings];
    const { files, reasons } = await readCsv([header, ['1', 'A', 'Công khai', ...cells]]);
    return [files[0]?.description.dates, reasons.some((reason) => /date|calendar/.test(reason))];
  };
  const THREE = ['Ngày', 'Tháng', 'Năm'];

  it.each([
    [['Thời gian'], ['1975-1954'], { text: '1975-1954' }, true],
    [['Thời gian'], ['20/7/1954 - 1/1/1950'], { text: '20/7/1954 - 1/1/1950' }, true],
    [['Thời gian'], ['9195'], { text: '9195' }, true],
    [['Thời gian'], ['9999-01-01'], { text: '9999-01-01' }, true],
    [THREE, ['0', '0', '1978'], { text: '1978', from: '1978', to: '1978' }, false],
    [THREE, ['0', '5', '1978'], { text: '05/1978', from: '1978-05', to: '1978-05' }, false],
    [THREE, ['5', '', '1977'], { text: '05/…/1977', from: '1977', to: '1977' }, true],
    [THREE, ['31', '2', '1977'], { text: '31/02/1977', from: '1977-02', to: '1977-02' }, true],
    [THREE, ['1', '2', '9195'], { text: '01/02/9195' }, true],
  ])('under %j: %j', async (headings, cells, dates, isNoted) => {
    expect(await datesOf(headings, cells)).toEqual([dates, isNoted]);
  });
});
