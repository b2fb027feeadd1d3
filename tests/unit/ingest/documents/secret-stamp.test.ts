import { describe, expect, it } from 'vitest';
import { makeStampTest } from '../../../../src/ingest/documents/secret-stamp.ts';

const bearsStamp = makeStampTest(['mật', 'tối mật', 'tuyệt mật']);
const HEAD = 'ỦY BAN NHÂN DÂN\nTỈNH SÔNG CHÂU\nSố: 12/BC-UBND';
const BODY = 'BÁO CÁO\nVề tình hình đê điều năm 1962\nKính gửi: Bộ Thủy lợi';

function page(line: string): string {
  return `${HEAD}\n${line}\n${BODY}`;
}

describe('a stamp of secrecy on a first page', () => {
  it.each([
    'MẬT',
    'TỐI MẬT',
    'TUYỆT MẬT',
    'M Ậ T',
    'T Ố I  M Ậ T',
    'T U Y Ệ T   M Ậ T',
    '[MẬT]',
    '| TỐI MẬT |',
    '*** TUYỆT MẬT ***',
    'M.Ậ.T',
    '- MẬT -',
    '“MẬT”',
    'MẬT.',
    'MẬT (C)',
    'TỐI MẬT (B)',
    'TUYỆT MẬT A',
    'ĐỘ MẬT: MẬT',
    'Độ mật: Tối mật',
    'Mức độ mật: Tuyệt mật',
    'TÀI LIỆU MẬT',
    'HỒ SƠ TỐI MẬT',
    'MẬT',
    'MAT',
    'TOI MAT',
    'TUYET MAT',
    'TỐI MẬT ',
    '\tTUYỆT MẬT\t',
    'TUYỆT\nMẬT',
    'M\nẬ\nT',
    'Số: 45/BC-UBND TUYỆT MẬT',
    'TỐI MẬT Sông Châu, ngày 5 tháng 3 năm 1962',
    'MẬT Sông Châu, ngày 5 tháng 3 năm 1962',
    'Số: 45/BC-UBND [MẬT]',
  ])('is "%s"', (line) => {
    expect(bearsStamp(page(line), false)).toBe(true);
    expect(bearsStamp(page(line), true)).toBe(true);
    expect(bearsStamp(page(line).normalize('NFD'), false)).toBe(true);
  });

  it.each([
    'MẮT',
    'MÂT',
    'M4T',
    'MẬ7',
    '.MẬT,',
    'IVIẬT',
    'lVlẬT',
    'MậT',
    'MẬT J',
    "' MẬT",
    'TÔI MẬT',
    'T0I MẬT',
    'TỐl MẬT',
    'TỐ1 MẬT',
    'TỐI MẶT',
    'TÓIMẬT',
    'TỐ MẬT',
    'TỐI MẬTT',
    'TỐI MẬ',
    '7ỐI MẬT',
    'TUYỆ MẬT',
    'TUYET MẬ',
    'UYỆT MẬT',
    'TUVỆT MẬT',
    'TUYFT MẬT',
    'TUYỆT MÁT',
    'TUYỆT MẬTI',
    'TUYỆT M8T',
  ])('is "%s", where a machine read it', (line) => {
    expect(bearsStamp(page(line), true)).toBe(true);
  });

  it.each([
    'Về việc bảo vệ bí mật nhà nước',
    'BẢO VỆ BÍ MẬT NHÀ NƯỚC',
    'BẢO VỆ BÍ MẬT',
    'BÍ MẬT NHÀ NƯỚC',
    'CÔNG TÁC BẢO VỆ BÍ\nMẬT',
    'DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ TỐI MẬT',
    'DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ TUYỆT MẬT, TỐI MẬT',
    'QUY ĐỊNH VỀ TÀI LIỆU MẬT CỦA TỈNH',
    'Mật độ dân số',
    'MẬT ĐỘ DÂN SỐ',
    'MẬT MÃ',
    'CỤC CƠ YẾU MẬT MÃ',
    'ĐƯỜNG MẬT',
    'MẬT ONG',
    'Tài liệu này không thuộc danh mục bí mật',
    'Văn bản này thuộc độ Mật, phải được bảo quản theo quy định của pháp luật về bảo vệ bí mật nhà nước.',
    'a) Tuyệt mật',
    'Điều 3. Tài liệu tối mật gồm:',
    'Độ mật:',
    'Độ mật: ..........',
    'Độ mật: không',
    'Mật',
    'Tối mật',
    'hồ sơ mật',
    'XÃ MẬT SƠN',
    'TRUONG MAT',
    'KHÔNG MẬT',
    'GIẢI MẬT',
    'ĐÃ GIẢI MẬT',
    'Đóng dấu chỉ các mức độ MẬT và',
    'Người soạn thảo xác định mức độ TỐI MẬT',
    'MẬT là độ thấp nhất',
    'NHẬT',
    'MẶT TRẬN',
    'TIẾT MỤC',
  ])('is not "%s"', (line) => {
    expect(bearsStamp(page(line), false)).toBe(false);
    expect(bearsStamp(page(line), true)).toBe(false);
  });

  it.each(['ĐÔI MẮT', 'NỐI MẠCH', 'MAI', 'MAY', 'MÁY', 'TỐI MAI', 'MỤC', 'TÓM TẮT', 'TỜ MẪU', 'TÔI MUA', 'TIM MẠCH'])(
    'is not "%s" on a scan either',
    (line) => {
      expect(bearsStamp(page(line), true)).toBe(false);
    },
  );

  it('is not taken from eyes or faces where the text is certain', () => {
    expect(bearsStamp(page('MẮT'), false)).toBe(false);
    expect(bearsStamp(page('MẶT'), false)).toBe(false);
  });

  it('stands near the top', () => {
    const rows = Array.from({ length: 100 }, (_, i) => `Dòng ${i}`);
    expect(bearsStamp([...rows, 'TỐI MẬT'].join('\n'), true)).toBe(false);
    expect(bearsStamp([...rows.slice(0, 50), 'TỐI MẬT', ...rows].join('\n'), false)).toBe(true);
  });

  it('is in no empty page', () => {
    expect(bearsStamp('', true)).toBe(false);
    expect(bearsStamp('\n \n', false)).toBe(false);
  });
});
