import { PDFiumLibrary } from '@hyzyla/pdfium';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderLetter } from '../../../src/interchange/letters/render-letter.ts';
import type { LetterContent } from '../../../src/requests/letter-content.ts';
import { decision, extension, ORIGIN, receipt } from './letters.ts';

describe('a letter on paper', () => {
  let pdfium: PDFiumLibrary;
  beforeAll(async () => {
    pdfium = await PDFiumLibrary.init();
  });
  afterAll(() => pdfium.destroy());

  /** The words of each page, in one line. */
  async function pages(content: LetterContent): Promise<string[]> {
    const document = await pdfium.loadDocument(await renderLetter(content, ORIGIN));
    const texts = [...document.pages()].map((page) => page.getText().normalize('NFC').replace(/\s+/g, ' '));
    document.destroy();
    return texts;
  }

  it.each([
    ['receipt', receipt()],
    ['decision', decision()],
    ['extension', extension()],
  ])('is the same bytes whenever it is made: %s', async (_, content) => {
    const [first, second] = [await renderLetter(content, ORIGIN), await renderLetter(content, ORIGIN)];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    expect(Buffer.from(first).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('that is a receipt says under which state, what was asked for, when the answer is due, and how that was counted', async () => {
    const [page, ...more] = await pages(receipt());
    expect(more).toEqual([]);
    for (const words of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập – Tự do – Hạnh phúc',
      'Số: YC-2026-7KQ4-M3TZ',
      'Sông Châu, ngày 10 tháng 02 năm 2026',
      'Kính gửi: Nguyễn Thị Ngọc Diễm',
      'Nghiên cứu lịch sử',
      'hết ngày 26/02/2026 (7 ngày làm việc)',
      'Thứ Ba 10/02/2026: ngày nhận, không tính',
      'Thứ Hai 16/02/2026: nghỉ lễ – Tết Nguyên đán',
      'Thứ Năm 26/02/2026: ngày làm việc thứ 7',
      'https://phongdoc.songchau.example /yeu-cau/k7m4tz9qxw2n8rdb5hcv',
      'Trang 1/1',
    ]) {
      expect(page).toContain(words);
    }
  });

  it('that decides says of each record what, why, on what ground, from when and on what conditions', async () => {
    const text = (await pages(decision(3))).join(' ');
    for (const words of [
      'Căn cứ Luật Lưu trữ số 33/2024/QH15;',
      'Đồng ý cho sử dụng có điều kiện Điều kiện: Chỉ đọc tại phòng đọc. Không tải về. Có hiệu lực đến hết ngày: 10/08/2026',
      'Không đồng ý Lý do: Tài liệu liên quan đến đời sống riêng của người khác',
      'Có thể được tiếp cận sớm nhất: 2031',
      'Đề nghị xem xét lại được gửi chậm nhất vào ngày 11/05/2026.',
      'NGƯỜI GIẢI QUYẾT',
      'Trần Văn Bình',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('of many records goes on over pages, each with its number, and loses none of them', async () => {
    const all = await pages(decision(40));
    expect(all.length).toBeGreaterThan(3);
    all.forEach((page, i) => expect(page).toContain(`YC-2026-7KQ4-M3TZ · Trang ${i + 1}/${all.length}`));
    for (let number = 1; number <= 40; number++) expect(all.join(' ')).toContain(` ${number}. `);
    expect(all.at(-1)).toContain('Trần Văn Bình');
  });

  it('prints no empty boxes: a title in Hán letters is left out beside its other form, and marked where it stands alone', async () => {
    const titled = (title: string) => ({ title, referenceCode: 'SC.ĐB.001' });
    const items = [
      titled('Địa bạ xã Châu Giang, phủ Châu Giang = 珠江社地簿'),
      titled('平和社地簿'),
      titled('Bản đồ (輿圖) phủ Châu Giang, tờ ①'),
      titled('A = B'),
    ];
    const [text] = await pages({ ...receipt(), items } as LetterContent);
    for (const words of [
      '1. Địa bạ xã Châu Giang, phủ Châu Giang (số lưu trữ SC.ĐB.001)',
      '2. […] (số lưu trữ SC.ĐB.001)',
      '3. Bản đồ ([…]) phủ Châu Giang, tờ 1 (số',
      '4. A = B (số',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('is Vietnamese for everybody, and has behind it what a reader of English needs, said to be a translation', async () => {
    const [official, translated, ...more] = await pages({ ...receipt(), translation: receipt({ language: 'en' }) });
    expect(official).toContain('hết ngày 26/02/2026 (7 ngày làm việc)');
    expect(official).toContain('Trang 1/2');
    expect(translated).toMatch(/^Translation for information\. The letter in Vietnamese is the official one\./);
    for (const words of [
      'SOCIALIST REPUBLIC OF VIET NAM',
      'by the end of 26 February 2026',
      'Tuesday 10 February 2026',
    ]) {
      expect(translated).toContain(words);
    }
    expect(more).toEqual([]);
  });

  it('that answers a wish for reconsideration gives the words of whoever decided', async () => {
    const answer = { ...decision(1), kind: 'appeal-decision' as const, words: 'Bản gốc quá giòn.', remedy: [] };
    const text = (await pages({ ...answer, appealUntil: null })).join(' ');
    expect(text).toContain('Bản gốc quá giòn.');
    expect(text).not.toContain('Nếu ông/bà không đồng ý');
  });

  it('writes accents that were sent in two pieces as one, and does what no text tells it to', async () => {
    const name = `Nguyễn\u202e Thị\r\n\r\nEnd\u0000 ${'x'.repeat(300)}`.normalize('NFD');
    const text = (await pages(extension({ reader: { name, workplace: null } }))).join(' ');
    expect(text).toContain('Nguyễn Thị End');
    expect(text.match(/x/g)!.length).toBeGreaterThanOrEqual(300);
    expect(text).not.toContain('\u202e');
  });
});
