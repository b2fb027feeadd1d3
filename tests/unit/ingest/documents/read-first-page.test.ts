import { describe, expect, it } from 'vitest';
import { readFirstPage } from '../../../../src/ingest/documents/first-page/read-first-page.ts';

const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------';

describe('the first page of a document', () => {
  it('is read where the columns of its head come one after the other', () => {
    const page = `ỦY BAN NHÂN DÂN
TỈNH SÔNG CHÂU
-------
Số: 15/QĐ-UBND
${NATION}
Sông Châu, ngày 12 tháng 3 năm 2024
QUYẾT ĐỊNH
Về việc thành lập Ban Chỉ đạo phòng, chống lụt, bão
và tìm kiếm cứu nạn
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;`;
    expect(readFirstPage(page)).toEqual({
      number: '15/QĐ-UBND',
      kind: 'Quyết định',
      issuer: 'Ủy ban nhân dân tỉnh Sông Châu',
      dates: { text: 'ngày 12 tháng 3 năm 2024', from: '2024-03-12', to: '2024-03-12' },
      excerpt: 'Về việc thành lập Ban Chỉ đạo phòng, chống lụt, bão và tìm kiếm cứu nạn',
    });
    expect(readFirstPage(page.normalize('NFD'))).toEqual(readFirstPage(page));
  });

  it('is read where both columns were read as one line each', () => {
    const page = `ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH SÔNG CHÂU Độc lập - Tự do - Hạnh phúc
Số: 1234 /QĐ - UBND Sông Châu, ngày 05 tháng 7 năm 1999
QUYẾT ĐỊNH
V/v phê duyệt dự toán
Căn cứ Luật Ngân sách;`;
    expect(readFirstPage(page)).toEqual({
      number: '1234/QĐ-UBND',
      kind: 'Quyết định',
      issuer: 'Ủy ban nhân dân tỉnh Sông Châu',
      dates: { text: 'ngày 05 tháng 7 năm 1999', from: '1999-07-05', to: '1999-07-05' },
      excerpt: 'Về việc phê duyệt dự toán',
    });
  });

  it('names the lower of two bodies, and the summary beneath the number of a letter', () => {
    const page = `UBND TỈNH SÔNG CHÂU
SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN
Số: 05/SNN-TL
V/v báo cáo tình hình
đê điều trước mùa lũ
${NATION}
Sông Châu, ngày 3 tháng 5 năm 2001
Kính gửi: Ủy ban nhân dân tỉnh
Thực hiện Công văn số 12/UBND-NN ngày 2 tháng 4 năm 2001`;
    expect(readFirstPage(page)).toEqual({
      number: '05/SNN-TL',
      kind: 'Công văn',
      issuer: 'Sở Nông nghiệp và phát triển nông thôn',
      dates: { text: 'ngày 3 tháng 5 năm 2001', from: '2001-05-03', to: '2001-05-03' },
      excerpt: 'Về việc báo cáo tình hình đê điều trước mùa lũ',
    });
  });

  it('is read of a law, whose number stands alone', () => {
    const page = `QUỐC HỘI
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Luật số: 33/2024/QH15
LUẬT
LƯU TRỮ
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;`;
    expect(readFirstPage(page)).toEqual({
      number: '33/2024/QH15',
      kind: 'Luật',
      issuer: 'Quốc hội',
      dates: { text: '2024', from: '2024', to: '2024' },
      excerpt: 'Lưu trữ',
    });
  });

  it('is read of a document of the Party', () => {
    const page = `TỈNH ỦY SÔNG CHÂU
*
Số 40-CT/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Sông Châu, ngày 19 tháng 5 năm 1998
CHỈ THỊ
về tăng cường sự lãnh đạo của Đảng đối với công tác lưu trữ
-----
Trong những năm qua`;
    expect(readFirstPage(page)).toMatchObject({
      number: '40-CT/TU',
      kind: 'Chỉ thị',
      issuer: 'Tỉnh ủy Sông Châu',
      dates: { from: '1998-05-19' },
    });
  });

  it.each([
    ['Số: 15/QĐ-UBND', '15/QĐ-UBND'],
    ['Số 05 /SNV-VTLT', '05/SNV-VTLT'],
    ['Số: 93/2007/QĐ-TTg', '93/2007/QĐ-TTg'],
    ['Số 25/NV', '25/NV'],
    ['Số: 1234 QĐ/UB', '1234 QĐ/UB'],
    ['Số 45-CT', '45-CT'],
    ['Số: 14514-CV/VPTW', '14514-CV/VPTW'],
    ['Số: 01a/BC-HĐND', '01a/BC-HĐND'],
    ['Số 12 - SL', '12-SL'],
    ['Bộ luật số: 91/2015/QH13', '91/2015/QH13'],
    ['Án lệ số 55/2022/AL', '55/2022/AL'],
    ['Sô: 7/KH-UB', '7/KH-UB'],
    ['So: 7/KH-UB', '7/KH-UB'],
    ['SỐ: 7/KH-UB', '7/KH-UB'],
    ['Số: 28/2021/NĐ-CP Hà Nội, ngày 26 tháng 3 năm 2021', '28/2021/NĐ-CP'],
    ['Số: 16/2019/TTLT-BTC-BKHĐT', '16/2019/TTLT-BTC-BKHĐT'],
  ])('has a number on the line "%s"', (line, number) => {
    expect(readFirstPage(`BỘ NỘI VỤ\n${line}\nDòng khác`).number).toBe(number);
  });

  it.each([
    'Số:      /QĐ-UBND',
    'Căn cứ Quyết định số 15/QĐ-UBND ngày 2 tháng 3',
    'theo Luật số 33/2024/QH15',
    'Số lượng: 15 bản',
    'Số nhà 15/2 phố Chùa',
    'Sổ 12',
    'So sánh 12/13',
  ])('has no number on the line "%s"', (line) => {
    expect(readFirstPage(`BỘ NỘI VỤ\n${line}\nDòng khác`).number).toBeUndefined();
  });

  it.each([
    ['Q U Y Ế T   Đ Ị N H', 'Quyết định', 'Về lương'],
    ['QUYET DINH', 'Quyết định', 'Về lương'],
    ['QUYÉT ĐỊNH', 'Quyết định', 'Về lương'],
    ['THÔNG TƯ LIÊN TỊCH', 'Thông tư liên tịch', 'Về lương'],
    ['SẮC LỆNH', 'Sắc lệnh', 'Về lương'],
    ['BÁO CÁO Tình hình thu chi', 'Báo cáo', 'Tình hình thu chi Về lương'],
    ['KẾ HOẠCH CÔNG TÁC NĂM 1975', 'Kế hoạch', undefined],
  ])('is of the kind that the heading "%s" says', (heading, kind, excerpt) => {
    const first = readFirstPage(`BỘ NỘI VỤ\nSố: 7/X-BNV\n${heading}\nVề lương\nCăn cứ Luật A`);
    expect(first.kind).toBe(kind);
    if (excerpt !== undefined) expect(first.excerpt).toBe(excerpt);
  });

  it.each(['ĐƠN VỊ BẢO QUẢN', 'LUẬT SƯ ĐOÀN', 'Quyết định của tòa làm mọi người bất ngờ.', 'BÁO ẢNH', 'HỘI NGHỊ'])(
    'is of no kind where it says "%s"',
    (line) => {
      expect(readFirstPage(`BỘ NỘI VỤ\nSố 12\n${line}\nNội dung`).kind).toBeUndefined();
    },
  );

  it.each([
    ['ngày     tháng 3 năm 1962', { text: 'tháng 3 năm 1962', from: '1962-03', to: '1962-03' }],
    ['Sông Châu, ngày ... tháng 11 năm 1962', { text: 'tháng 11 năm 1962', from: '1962-11', to: '1962-11' }],
    ['TP. Hồ Chí Minh, ngày 05/3/1976', { text: 'ngày 05 tháng 3 năm 1976', from: '1976-03-05', to: '1976-03-05' }],
    ['Hà Nội , ngày 2 tháng 9 năm 1945.', { text: 'ngày 2 tháng 9 năm 1945', from: '1945-09-02', to: '1945-09-02' }],
  ])('is dated by the line "%s"', (line, dates) => {
    expect(readFirstPage(`BỘ NỘI VỤ\nSố: 7/BC-BNV\n${line}\nBÁO CÁO\nTình hình`).dates).toEqual(dates);
  });

  it.each([
    'Sau hơn bốn năm thi hành Luật ngày 2 tháng 9 năm 1945',
    'Quyết định số 952/2006/QĐ-UBND, ngày 12/10/2006 của Ủy ban nhân dân tỉnh',
    'ngày 31 tháng 13 năm 1962 và sau đó',
  ])('is not dated by the sentence "%s"', (line) => {
    expect(readFirstPage(`Ghi chép\n${line}`).dates).toBeUndefined();
  });

  it('is taken by its first line where it has no head', () => {
    expect(readFirstPage('Luật Cư trú\n\nĐiều 1. Phạm vi điều chỉnh')).toEqual({ title: 'Luật Cư trú', kind: 'Luật' });
    expect(readFirstPage('# Chỉ thị về phòng lụt\nSau hơn 04 năm')).toEqual({
      title: 'Chỉ thị về phòng lụt',
      kind: 'Chỉ thị',
    });
    expect(readFirstPage("Luật chuyên ngành sâu, đại biểu chỉ hiểu 'cảm tính'").kind).toBeUndefined();
    expect(readFirstPage(`${'Một đoạn văn dài không phải là tên. '.repeat(20)}\nHai`)).toEqual({});
  });

  it.each(['', '\n\n', '---\n***', '1', '§'])('says nothing where there is nothing: %j', (page) => {
    expect(readFirstPage(page)).toEqual({});
  });

  it('is read in no time, whatever stands on it', () => {
    const started = performance.now();
    for (const unit of ['A', 'Số: ', 'ngày ', ' - ', 'QUYẾT ĐỊNH ', 'V/v ', 'Đ/', '1/'])
      readFirstPage(unit.repeat(200_000));
    readFirstPage('ỦY BAN\n'.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
