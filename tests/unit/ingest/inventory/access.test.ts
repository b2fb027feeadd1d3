import { describe, expect, it } from 'vitest';
import { readCsv } from './read-table.ts';

const HEADER = [
  'Hộp số',
  'Hồ sơ số',
  'Tiêu đề hồ sơ',
  'Chế độ sử dụng',
  'Hiển thị tiêu đề',
  'Tình trạng vật lý',
  'Ghi chú',
];
const read = (...rows: string[][]) => readCsv([HEADER, ...rows]);
const accessOf = async (...cells: string[]) =>
  (await read(['1', '1', 'TÊN RIÊNG', ...cells])).files[0]?.description.access;

describe('titles in an inventory', () => {
  it('are public where the row is open or conditional', async () => {
    expect(await accessOf('Công khai')).toMatchObject({ level: 'open', titleVisibility: 'public' });
    expect(await accessOf('HẠN CHẾ')).toMatchObject({ level: 'conditional', titleVisibility: 'public' });
  });

  it('are masked where the row is closed, unknown or silent', async () => {
    expect(await accessOf('Chưa được tiếp cận')).toMatchObject({ level: 'closed', titleVisibility: 'masked' });
    expect(await accessOf('Lưu hành trong huyện')).toEqual({ level: 'closed', titleVisibility: 'masked' });
    expect(await accessOf('')).toEqual({ titleVisibility: 'masked' });
  });

  it('follow a column made for them', async () => {
    expect(await accessOf('Chưa được tiếp cận', 'Công khai')).toMatchObject({
      level: 'closed',
      titleVisibility: 'public',
    });
    expect(await accessOf('Công khai', 'Che')).toMatchObject({ level: 'open', titleVisibility: 'masked' });
    expect(await accessOf('Công khai', 'ẩn')).toMatchObject({ titleVisibility: 'hidden' });
    expect(await accessOf('Công khai', 'tùy')).toMatchObject({ titleVisibility: 'masked' });
  });

  it.each([
    ['Công khai từ năm 2040', '', { level: 'closed', opensOn: '2040', titleOpensOn: '2040' }],
    ['Được tiếp cận rộng rãi từ ngày 01 tháng 01 năm 2050', '', { opensOn: '2050-01-01', level: 'closed' }],
    ['Công khai', '2050', { level: 'open', opensOn: '2050', titleOpensOn: '2050' }],
    ['Chưa công khai', '01/07/2020', { level: 'closed', opensOn: '2020-07-01', titleOpensOn: '2020-07-01' }],
    ['Công khai từ năm 2040', '2030', { opensOn: '2040', titleOpensOn: '2040' }],
  ])('of "%s", opening day "%s", are masked until then', async (word, day, stated) => {
    const { files } = await readCsv([
      ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Chế độ sử dụng', 'Ngày mở'],
      ['1', 'A', word, day],
    ]);
    expect(files[0]?.description.access).toMatchObject({ ...stated, titleVisibility: 'masked' });
  });

  it.each(['Công khai sau 30 năm', 'Sau 40 năm được sử dụng rộng rãi', 'Chưa có quyết định công khai'])(
    'are masked where "%s" names no day',
    async (word) => {
      expect(await accessOf(word)).toEqual({ level: 'closed', titleVisibility: 'masked' });
    },
  );

  it('are shown where a rule is named with its number', async () => {
    const open = await accessOf('Được tiếp cận rộng rãi theo Thông tư 05/2025/TT-BNV');
    expect(open).toMatchObject({ level: 'open', titleVisibility: 'public' });
    const some = await accessOf('Tài liệu hạn chế sử dụng theo Thông tư 05/2025/TT-BNV');
    expect(some).toMatchObject({ level: 'conditional', titleVisibility: 'public' });
  });

  it('are masked throughout where no column speaks of access, and the report says so', async () => {
    const { files, reasons } = await readCsv([
      ['Hồ sơ số', 'Tiêu đề'],
      ['1', 'A'],
    ]);
    expect(files[0]?.description.access).toEqual({ titleVisibility: 'masked' });
    expect(reasons.join()).toContain('Chế độ sử dụng');
  });
});

describe('a day of opening', () => {
  const opening = async (heading: string, text: string) => {
    const header = ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Chế độ sử dụng', heading];
    const { files, reasons } = await readCsv([header, ['1', 'A', 'Chưa được tiếp cận', text]]);
    return [files[0]?.description.access.opensOn, reasons.some((reason) => reason.includes('day of opening'))];
  };

  it.each([
    ['Thời hạn hạn chế', '2000-2050', '2050'],
    ['Thời hạn hạn chế', 'từ 1975 đến 2050', '2050'],
    ['Thời hạn hạn chế', 'đến hết năm 2050', '2051'],
    ['Thời hạn hạn chế', 'đến 31/12/2050', '2050-12-31'],
    ['Hạn chế đến', '2103', '2103'],
    ['Ngày mở', '01/07/2040', '2040-07-01'],
    ['Ngày mở', 'từ năm 2040', '2040'],
    ['Năm mở', '2040-2045', '2045'],
    ['Thời điểm mở', '2040', '2040'],
  ])('%s: %s', async (heading, text, opensOn) => {
    expect(await opening(heading, text)).toEqual([opensOn, false]);
  });

  it.each([
    ['Thời hạn hạn chế', '75 năm kể từ 1940'],
    ['Thời hạn hạn chế', 'năm mươi năm kể từ 1940'],
    ['Thời hạn hạn chế', 'từ 2010'],
    ['Thời hạn hạn chế', '50 năm'],
    ['Ngày mở', '75 năm kể từ 1940'],
    ['Ngày mở', 'khoảng 2010'],
    ['Ngày mở', 'Vĩnh viễn'],
  ])('is not read from "%s: %s", and a person is told', async (heading, text) => {
    expect(await opening(heading, text)).toEqual([undefined, true]);
  });
});

describe('the opening and closing of a file', () => {
  it.each([
    ['Năm mở', 'Năm đóng'],
    ['Ngày mở', 'Ngày đóng'],
    ['Ngày mở hồ sơ', 'Ngày đóng hồ sơ'],
    ['Thời điểm mở', 'Thời điểm đóng'],
    ['Năm mở', 'Năm kết thúc'],
  ])('are its own dates, and open nothing: %s, %s', async (opened, closed) => {
    const { files } = await readCsv([
      ['Hồ sơ số', 'Tiêu đề hồ sơ', opened, closed, 'Chế độ sử dụng'],
      ['1', 'A', '1998', '2001', 'Chưa được tiếp cận'],
    ]);
    expect(files[0]?.description).toMatchObject({ dates: { from: '1998', to: '2001' } });
    expect(files[0]?.description.access).toEqual({ level: 'closed', titleVisibility: 'masked' });
  });

  it('leave an opening of access beside other dates what it is', async () => {
    const { files } = await readCsv([
      ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Từ năm', 'Đến năm', 'Năm mở', 'Chế độ sử dụng'],
      ['1', 'A', '1998', '2001', '2076', 'Chưa được tiếp cận'],
    ]);
    expect(files[0]?.description).toMatchObject({ dates: { from: '1998', to: '2001' }, access: { opensOn: '2076' } });
  });
});

describe('an unknown access word', () => {
  it('is named once', async () => {
    const rows = ['1', '2', '3'].map((n) => ['1', n, 'A', 'Lưu hành trong huyện', '', '', '']);
    expect((await read(...rows)).reasons.filter((reason) => reason.includes('Lưu hành trong huyện'))).toHaveLength(1);
  });
});

describe('the state of the paper', () => {
  it('becomes the service state', async () => {
    expect(await accessOf('Công khai', '', 'Giấy mủn, hư hỏng nặng')).toMatchObject({
      serviceState: { kind: 'fragile' },
    });
    expect((await accessOf('Công khai', '', 'Tốt'))?.serviceState).toBeUndefined();
  });
});

describe('a row with a secret mark', () => {
  const LEAK = 'TÊNKHÔNGĐƯỢCLỘ';
  it.each([
    ['the access column', ['1', '1', LEAK, 'Mật', '', '', '']],
    ['the access column, without accents', ['1', '1', LEAK, 'TUYET MAT', '', '', '']],
    ['the notes', ['1', '1', LEAK, 'Công khai', '', '', 'Tối mật']],
    ['a stamp before the title', ['1', '1', `[MẬT] ${LEAK}`, 'Công khai', '', '', '']],
    ['a stamp after the title', ['1', '1', `${LEAK} (Tối mật)`, 'Công khai', '', '', '']],
    ['capitals before the title', ['1', '1', `TUYỆT MẬT - ${LEAK}`, 'Công khai', '', '', '']],
    ['capitals after the title', ['1', '1', `${LEAK}. TUYỆT MẬT`.normalize('NFD'), 'Công khai', '', '', '']],
  ])('in %s is refused, counted and never quoted', async (_, row) => {
    const reading = await read(row, ['1', '2', 'Khác', 'Công khai', '', '', '']);
    expect(reading.refused).toMatchObject([{ cause: 'secret', records: 1, line: 2 }]);
    expect(JSON.stringify(reading)).not.toContain(LEAK);
    expect(reading.files).toHaveLength(1);
  });

  it('is not mistaken for prose', async () => {
    const titles = ['Mật độ dân số (mật)', 'Hồ sơ mật thám Pháp', 'Báo cáo về hoạt động bí mật', 'Đường – mật'];
    const rows = titles.map((title, at) => ['1', String(at), title, 'Công khai', '', '', 'nuôi ong lấy mật']);
    expect((await read(...rows)).files).toHaveLength(titles.length);
  });

  it.each(['Có đóng dấu Mật', '75 năm - Mật', 'Có 03 văn bản Tối mật', 'Tài liệu chưa giải mật'])(
    'is known from the remark "%s"',
    async (note) => {
      const reading = await read(['1', '1', LEAK, 'Công khai', '', '', note]);
      expect(reading.refused).toMatchObject([{ cause: 'secret', records: 1 }]);
      expect(JSON.stringify(reading)).not.toContain(LEAK);
    },
  );

  it('is no name, no topic, and nothing that was declassified', async () => {
    const reading = await readCsv([
      ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Chế độ sử dụng', 'Từ khóa', 'Tên người', 'Ghi chú'],
      ['1', 'A', 'Công khai', 'Bí mật nhà nước', 'Mật', 'MẬT (đã giải mật năm 2010)'],
      ['2', 'Báo cáo sản lượng: mía, đường. Mật', 'Công khai', '', '', ''],
    ]);
    expect(reading.files).toHaveLength(2);
  });

  it('refuses all documents of its file, also those told before', async () => {
    const header = [
      'Hồ sơ số',
      'Tiêu đề hồ sơ',
      'Độ mật',
      'Số thứ tự văn bản trong hồ sơ',
      'Số văn bản',
      'Trích yếu nội dung',
    ];
    const reading = await readCsv([
      header,
      ['1', LEAK, '', '1', '01', LEAK],
      ['2', 'Khác', 'Không', '1', '02', 'Khác'],
      ['1', LEAK, 'A', '2', '03', LEAK],
      ['', '', '', '3', '04', LEAK],
    ]);
    expect(reading.refused).toHaveLength(3);
    expect([reading.files.length, reading.items.length]).toEqual([1, 1]);
    expect(JSON.stringify(reading)).not.toContain(LEAK);
  });

  it('refuses one document alone where only that is stamped', async () => {
    const header = [
      'Hồ sơ số',
      'Tiêu đề hồ sơ',
      'Chế độ sử dụng',
      'Số văn bản',
      'Trích yếu nội dung',
      'Chế độ sử dụng',
    ];
    const reading = await readCsv([
      header,
      ['1', 'A', 'Hạn chế', '01', LEAK, 'Mật'],
      ['1', 'A', 'Hạn chế', '02', 'B', 'Hạn chế'],
    ]);
    expect(JSON.stringify(reading)).not.toContain(LEAK);
    expect(reading.items.map(({ description }) => description.title)).toEqual(['B']);
  });

  it.each([
    ['Mật', 'x'],
    ['Tài liệu mật', 'Có'],
    ['Bí mật nhà nước', 'A'],
    ['Hồ sơ mật', 'x'],
    ['Có chứa nội dung mật', 'x'],
    ['MAT', 'x'],
  ])('in a column headed %j refuses its row, and a word for "none" does not', async (heading, mark) => {
    const reading = await readCsv([
      ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Chế độ sử dụng', heading.normalize('NFD')],
      ['1', LEAK, 'Công khai', mark],
      ...['', '0', 'Không', '-', 'FALSE'].map((none, at) => [String(at + 2), 'Khác', 'Công khai', none]),
    ]);
    expect([reading.refused.length, reading.files.length]).toEqual([1, 5]);
    expect(JSON.stringify(reading)).not.toContain(LEAK);
  });

  it.each(['Tài liệu mất', 'Mặt', 'Ngày giải mật', 'Mật danh'])(
    'is not what a column headed %j holds',
    async (heading) => {
      const reading = await readCsv([
        ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Chế độ sử dụng', heading],
        ['1', 'A', 'Công khai', 'x'],
      ]);
      expect(reading.files).toHaveLength(1);
    },
  );

  it('refuses the rows of a section or sheet that bears it', async () => {
    const { refused, files } = await readCsv([
      ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Chế độ sử dụng'],
      ['I. TÀI LIỆU MẬT'],
      ['1', LEAK, 'Công khai'],
      ['II. TÀI LIỆU THƯỜNG'],
      ['2', 'Khác', 'Công khai'],
    ]);
    expect([refused.length, files.length]).toEqual([1, 1]);
  });

  it.each(['MẬT', 'II. TÀI LIỆU MẬT', 'MỤC LỤC HỒ SƠ MẬT PHÔNG ỦY BAN'])(
    'above the header refuses the whole sheet: %s',
    async (line) => {
      const reading = await readCsv([[line], ['Hồ sơ số', 'Tiêu đề'], ['1', LEAK], ['2', LEAK]]);
      expect([reading.refused.length, reading.components.length]).toEqual([2, 0]);
    },
  );

  it.each(['Độ mật: Không', 'PHÔNG SỞ MẬT THÁM', 'Hồ sơ đã giải mật', 'Chế độ mật: thường'])(
    'is none of these above the header: %s',
    async (line) => {
      const reading = await readCsv([[line], ['Hồ sơ số', 'Tiêu đề'], ['1', 'A']]);
      expect([reading.refused.length, reading.files.length]).toEqual([0, 1]);
    },
  );
});
