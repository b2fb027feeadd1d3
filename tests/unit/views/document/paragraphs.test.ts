import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphsOf } from '../../../../src/views/document/paragraphs.ts';

/** Paragraphs with `|` where a line begins anew and `/` where the paper's line went on. */
function read(text: string): string[] {
  return paragraphsOf(text).map((lines) =>
    lines.map(({ start, end }) => text.slice(start, end).replaceAll('\n', '/')).join('|'),
  );
}

describe('the paragraphs of a page', () => {
  it('join lines that fill the page, and end at one that does not', () => {
    const text = [
      'Căn cứ Luật Tổ chức Hội đồng nhân dân ngày 21/11/1983 và đề nghị của',
      'Ban Tổ chức chính quyền tỉnh về việc tu bổ hệ thống đê điều năm 1984,',
      'xét tình hình thực tế.',
      'Ủy ban nhân dân tỉnh quyết định giao cho Ty Thủy lợi lập dự toán trình',
      'trước ngày 15 tháng 3.',
    ].join('\n');
    expect(read(text).map((paragraph) => paragraph.match(/\//g)?.length)).toEqual([4, 1]);
  });

  it('keep short lines under one another: a letterhead, a signature', () => {
    const full = 'Thực hiện chỉ thị của Bộ về việc phòng chống lụt bão, Ủy ban yêu cầu các huyện';
    const text = `ỦY BAN NHÂN DÂN\nTỈNH SÔNG CHÂU\nSố: 12/CT-UB\n${full}\n${full}\nlàm ngay.\nCHỦ TỊCH\nNguyễn Văn A`;
    expect(read(text)).toEqual([
      'ỦY BAN NHÂN DÂN|TỈNH SÔNG CHÂU|Số: 12/CT-UB',
      `${full}/${full}/làm ngay.|CHỦ TỊCH|Nguyễn Văn A`,
    ]);
  });

  it('begin anew at an article or a numbered point, even after a full line', () => {
    const full = 'Các ông Chánh Văn phòng, Trưởng ty Thủy lợi và Chủ tịch các huyện có đê chịu';
    expect(read(`${full}\nĐiều 2. ${full}\n1. ${full}\n- ${full}`)).toHaveLength(4);
  });

  it('go on after a short line where the next one begins with a small letter', () => {
    expect(read('Quyết định về việc bồi thường trên địa bàn tỉnh Gia\nlai, năm 2003')).toHaveLength(1);
    expect(read('Gồm có:\na) đê sông;\nb) đê biển')).toEqual(['Gồm có:|a) đê sông;|b) đê biển']);
  });

  it('end at a blank line', () => {
    expect(read('một\n\n  \nhai')).toEqual(['một', 'hai']);
    expect(read('')).toEqual([]);
    expect(read('\n \n')).toEqual([]);
  });

  it('leave lines of Chinese characters as they were set', () => {
    expect(read('堤政事\n具呈爲修築堤防事')).toEqual(['堤政事|具呈爲修築堤防事']);
    const long = '堤'.repeat(40);
    expect(read(`${long}\n${long}`)).toEqual([`${long}|${long}`]);
  });

  it('hold every character of the page but white space, in order, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'đê ', '\n', '堤', 'Điều 1. ', 'x'.repeat(50), '\t')), (parts) => {
        const text = parts.join('');
        expect(
          read(text)
            .join('')
            .replace(/[|/\s]/g, ''),
        ).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});
