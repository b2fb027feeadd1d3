import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ArchiveAccessWords } from '../../../src/catalogue/access-words/access-words.ts';
import { loadAccessWords } from '../../../src/catalogue/access-words/load.ts';
import { bearsStamp, nameBears, titleBears } from '../../../src/ingest/readers/secret-stamps.ts';

let words: ArchiveAccessWords;
beforeAll(async () => {
  words = loadAccessWords('content/policy/access.yaml', '2026-11-27');
});

const TITLES: readonly [text: string, isStamp: boolean][] = [
  ['TUYỆT MẬT KẾ HOẠCH PHÒNG THỦ TỈNH', true],
  ['KẾ HOẠCH PHÒNG THỦ TỈNH TỐI MẬT', true],
  ['Kế hoạch phòng thủ, Tối mật', true],
  ['Kế hoạch phòng thủ - Mật', true],
  ['Kế hoạch tuyệt mật về phòng thủ', true],
  ['Chế độ bảo vệ tài liệu tối mật', false],
  ['Công văn về việc giải mật tài liệu tối mật', false],
  ['Quyết định về danh mục bí mật nhà nước độ Tuyệt mật và Tối mật của ngành Công an', false],
  ['Quyết định ban hành danh mục bí mật nhà nước độ Tối mật, Tuyệt mật', false],
  ['Báo cáo sản lượng: mía, đường. Mật', false],
  ['Đường – mật', false],
  ['[Mật] đã giải mật', false],
  ['Kế hoạch phòng thủ. Mật', true],
  ['Báo cáo – MẬT', true],
  ['Hồ sơ mật thám Pháp', false],
  ['Công văn mật của Khâm sứ Trung Kỳ', false],
  ['Sổ đăng ký văn bản mật', false],
  ['Báo cáo về tình hình biên giới Tối mật', true],
  ['Kế hoạch (tối mật) năm 1968', true],
  ['Nguyễn Văn Mật', false],
  ['Báo cáo quản lý hồ sơ Tối mật', true],
  ['MẬT (đã giải mật năm 2010)', false],
  ['Tuyệt mật đã giải mật năm 2010: Kế hoạch', false],
  ['Mật mã và tối mật', true],
  ['Mật khẩu tối mật', true],
  ['Báo cáo có đóng dấu Mật của Ty Công an', true],
  ['Quy định về việc đóng dấu mật', false],
  ['Báo cáo không có đóng dấu Mật', false],
  ['Báo cáo tình hình an ninh (Mật) năm 1965', true],
  ['Báo cáo tình hình an ninh (12 tờ, Mật)', true],
  ['Báo cáo tình hình an ninh (mật)', true],
  ['Báo cáo sản lượng mía (mật)', false],
  ['Báo cáo tình hình an ninh, Mật', true],
  ['Báo cáo tình hình an ninh Mật', true],
  ['Báo cáo tình hình an ninh - mật', true],
  ['Hồ sơ ruộng đất xã Mật', false],
  ['Báo cáo thu mua đường, mật', false],
  ['Mật Báo cáo tình hình an ninh', true],
  ['Mật, Báo cáo tình hình an ninh', true],
  ['MẬT/Kế hoạch phòng thủ', true],
  ['"Mật" Kế hoạch phòng thủ', true],
  ['Mật Sơn và các xã lân cận', false],
  ['Điện tuyệt-mật gửi Trung ương', true],
  ['Mật: giải mật năm 2040', true],
];

const REMARKS: readonly [text: string, isStamp: boolean][] = [
  ['Có đóng dấu Mật', true],
  ['Có 03 văn bản Tối mật', true],
  ['Tài liệu chưa giải mật', true],
  ['Hồ sơ mật, không phục vụ', true],
  ['Mật; 75 năm', true],
  ['75 năm - Mật', true],
  ['Ghi chú: Mật', true],
  ['Độ: Mật', true],
  ['Tài liệu có đóng dấu "Mật"', true],
  ['Thuộc bí mật nhà nước', true],
  ['MẬT (đã giải mật năm 2010)', false],
  ['[Mật] đã giải mật', false],
  ['nuôi ong lấy mật', false],
  ['Độ mật: không', false],
  ['Độ mật: Thường', false],
  ['Không có dấu mật', false],
  ['Không thuộc bí mật nhà nước', false],
  ['Nói về mật thám Pháp', false],
  ['Tác giả: Nguyễn Văn Mật', false],
  ['Hồ sơ mật thám', false],
  ['Không phục vụ tài liệu thuộc bí mật nhà nước', false],
  ['Tài liệu thuộc danh mục bí mật nhà nước', true],
  ['Đã giải mật theo QĐ 12', false],
  ['Tài liệu mật đã giải mật', false],
  ['Mật, chưa giải mật', true],
  ['Độ Mật', true],
  ['văn bản đóng dấu mật', true],
  ['Giấy ghi chữ mật', true],
  ['Mật độ dân số', false],
  ['Bản chính, tối mật', true],
  ['Mật mã 12', false],
  ['Hoạt động bí mật', false],
  ['Giữ bí mật cá nhân', false],
  ['Chứa bí mật nhà nước độ Tối mật', true],
  ['ĐỘ MẬT: KHÔNG', false],
  ['Không mật', false],
  ['12 tờ, mật', true],
  ['Mật đến năm 2040', true],
  ['Mật theo Quyết định 12', true],
  ['Chờ giải mật', true],
  ['Đề nghị giải mật', true],
  ['Sẽ giải mật năm 2040', true],
  ['Giải mật từ 2040', true],
  ['Mật, giải mật năm 2040', true],
  ['Đã giải mật một phần', true],
  ['Đã được giải mật', false],
  ['Độ mật: C', true],
  ['Thuộc danh mục BMNN', true],
  ['Bí mật quân sự', true],
  ['Co dong dau mat', true],
  ['Thu mua sữa, mật', false],
  [`${'Tài liệu gồm thư từ, điện báo và bảng kê của nhiều cơ quan. '.repeat(4)}Có đóng dấu Mật`, true],
];

const NAMES: readonly [text: string, isStamp: boolean][] = [
  ['Bí mật nhà nước', false],
  ['Tài liệu mật', false],
  ['Mật', false],
  ['Tối mật', true],
  ['Tài liệu tối mật', true],
  ['[Mật]', true],
  ['Nguyễn Văn Mật', false],
  ['Cơ Mật viện', false],
  ['Mật (làng)', false],
];

const OLD_FONTS: readonly [text: string, isStamp: boolean][] = [
  ['MËt', true],
  ['Tèi mËt', true],
  ['TUYÖT MËT', true],
  ['Maät', true],
  ['Toái maät', true],
  ['Báo cáo (TuyÖt mËt)', true],
  ['M\ufffdt', true],
  ['Số m\ufffdt', false],
  ['Hồ sơ mËt th¸m', false],
];

describe('a stamp of secrecy', () => {
  it.each(OLD_FONTS)('in an old font, "%s": %s', (text, isStamp) => {
    expect(titleBears(text, words, true)).toBe(isStamp);
  });

  it.each(TITLES)('in the title "%s": %s', (title, isStamp) => {
    for (const written of [title, title.normalize('NFD')]) {
      expect(titleBears(written, words)).toBe(isStamp);
      expect(titleBears(written, words, true)).toBe(isStamp);
    }
  });

  it.each(REMARKS)('in the remark "%s": %s', (remark, isStamp) => {
    for (const written of [remark, remark.normalize('NFD'), `${remark}.`]) {
      expect(bearsStamp(written, words, true)).toBe(isStamp);
    }
  });

  it.each(NAMES)('in the index term "%s": %s', (name, isStamp) => {
    for (const written of [name, name.normalize('NFD')]) expect(nameBears(written, words)).toBe(isStamp);
  });
});

describe('the cheap look for a stamp', () => {
  const MARKS = ['mật', 'tối mật', 'tuyệt mật', 'bí mật nhà nước', 'BMNN', 'MËt', 'maät', 'm\ufffdt'];
  const LABELS = [
    '',
    'Độ mật: ',
    'đóng dấu ',
    'Tài liệu ',
    'Số ',
    '12 tờ, ',
    'Báo cáo tình hình ',
    'Memo of the Cabinet. ',
  ];
  const BETWEEN = ['', '', '', ' ', '.', ' . ', '-', '\u00ad', '\u0345', '          '];
  const ENDS = ['', '.', ' (A)', ', không phục vụ', ' của Ty Công an', ' năm 1965', ']', ' thám', ' ong'];
  const line = fc
    .record({
      before: fc.constantFrom(...LABELS),
      mark: fc.constantFrom(...MARKS),
      gaps: fc.array(fc.constantFrom(...BETWEEN), { minLength: 1, maxLength: 4 }),
      after: fc.constantFrom(...ENDS),
      bracket: fc.constantFrom('', '[', '(', '"'),
      form: fc.constantFrom('NFC', 'NFD', 'NFKC'),
      cased: fc.constantFrom('as it is', 'upper', 'lower', 'title'),
      bare: fc.boolean(),
      wide: fc.boolean(),
    })
    .map(({ before, mark, gaps, after, bracket, form, cased, bare, wide }) => {
      const spaced = [...mark].map((letter, at) => `${letter}${gaps[at % gaps.length]}`).join('');
      const cases = {
        'as it is': spaced,
        upper: spaced.toUpperCase(),
        lower: spaced.toLowerCase(),
        title: spaced.charAt(0).toUpperCase() + spaced.slice(1),
      };
      const text = `${before}${bracket}${cases[cased]}${after}`.normalize(form);
      const plain = bare ? text.normalize('NFD').replace(/\p{M}/gu, '') : text;
      return wide ? plain.replace(/[a-z]/gi, (at) => String.fromCodePoint(at.charCodeAt(0) + 0xfee0)) : plain;
    });

  it('never passes over what a thorough one takes for a stamp, nor sees more', () => {
    let stamped = 0;
    const thorough = { isSecretMark: words.isSecretMark, mayHoldSecretMark: () => true };
    fc.assert(
      fc.property(line, fc.constantFrom('', 'Kế hoạch phòng thủ. ', 'Một tập\n'), (text, lead) => {
        for (const [found, expected] of [
          [bearsStamp(lead + text, words, true), bearsStamp(lead + text, thorough, true)],
          [bearsStamp(lead + text, words), bearsStamp(lead + text, thorough)],
          [titleBears(lead + text, words), titleBears(lead + text, thorough)],
          [titleBears(lead + text, words, true), titleBears(lead + text, thorough, true)],
          [nameBears(lead + text, words), nameBears(lead + text, thorough)],
        ]) {
          expect(found).toBe(expected);
          if (expected === true) stamped++;
        }
      }),
      { numRuns: 2000 },
    );
    expect(stamped).toBeGreaterThan(100);
  });
});
