import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languagesOf } from '../../../../src/documents/ocr/languages.ts';
import { linesOf, type SeenBlock, type SeenLine, type SeenWord } from '../../../../src/documents/ocr/seen-page.ts';
import { composeText } from '../../../../src/documents/ocr/text/compose-text.ts';
import { leaveOutNoise } from '../../../../src/documents/ocr/text/leave-out-noise.ts';
import { mendTornLines } from '../../../../src/documents/ocr/text/mend-torn-lines.ts';
import { plainLetters, withoutStrayMarks } from '../../../../src/documents/ocr/text/plain-letters.ts';

const onPage = () => ({ x: 0.1, y: 0.2, width: 0.3, height: 0.01 });

function word(text: string, confidence = 95): SeenWord {
  return { text, confidence, bbox: { x0: 0, y0: 0, x1: 10, y1: 30 } };
}

function line(words: SeenWord[], height = 40): SeenLine {
  return { confidence: 90, bbox: { x0: 0, y0: 0, x1: 900, y1: height }, words };
}

function textOf(...lines: string[]): string {
  return composeText(
    lines.map((text) => line(text.split(' ').map((one) => word(one)))),
    onPage,
  ).text;
}

function kept(...lines: SeenLine[]): string[] {
  const blocks: SeenBlock[] = [{ bbox: { x0: 0, y0: 0, x1: 900, y1: 900 }, paragraphs: [{ lines }] }];
  return leaveOutNoise(blocks).map(({ words }) => words.map(({ text }) => text).join(' '));
}

describe('the text of a read page', () => {
  it('has each word where it says it has', () => {
    const letters = fc.stringMatching(/^[\p{L}\p{N}.,-]{1,12}$/u);
    fc.assert(
      fc.property(fc.array(fc.array(letters, { minLength: 1, maxLength: 6 }), { maxLength: 8 }), (lines) => {
        const { text, words } = composeText(
          lines.map((words) => line(words.map((one) => word(one)))),
          onPage,
        );
        const given = lines.flat();
        expect(words).toHaveLength(given.length);
        words.forEach(({ start, end }, at) => {
          const slice = text.slice(start, end);
          expect([slice, `${slice}-`]).toContain(given[at]);
          expect(start).toBeGreaterThanOrEqual(words[at - 1]?.end ?? 0);
        });
        expect(text.trim()).toBe(text);
      }),
    );
  });

  it('joins divided words, and keeps the hyphens that were written', () => {
    expect(textOf('La construc-', 'tion du pont')).toBe('La construction du pont');
    expect(textOf('Quyết định 2085/QĐ-', 'UBND ngày')).toBe('Quyết định 2085/QĐ-UBND ngày');
    expect(textOf('Toàn thể đồng-', 'bào trong tỉnh')).toBe('Toàn thể đồng-bào trong tỉnh');
    expect(textOf('Điều 1 -', 'Giao cho')).toBe('Điều 1 -\nGiao cho');
  });

  it('is composed, with the letters that were meant', () => {
    expect(plainLetters('Ðiê\u0300u ðê 1\u20442 of\ufb01cier')).toBe('Điều đê 1/2 officier');
    expect(withoutStrayMarks('_|Ủy~')).toBe('Ủy');
    expect(withoutStrayMarks('(mười')).toBe('(mười');
  });

  it('has no words that nobody wrote', () => {
    const good = line([word('Ủy'), word('ban'), word('hành'), word('chính')]);
    expect(kept(good, line([word('gz', 12), word('@\\v', 24)]), line([word('4', 58), word('Ồn.', 27)], 900))).toEqual([
      'Ủy ban hành chính',
    ]);
    expect(kept(line([word('!', 85)]), line([word('Ð', 46), word('4', 75)], 1000))).toEqual([]);
  });

  it('keeps what was read with difficulty among what was not', () => {
    expect(
      kept(line([word('Hà Nội'), word('ngày'), word('17', 8), word('tháng'), word('3/1957,', 20), word('lR', 5)])),
    ).toEqual(['Hà Nội ngày 17 tháng 3/1957,']);
    expect(kept(line([word('thư', 96), word('điện', 96), word('tử', 93), word('phongdoc@luutru.example', 2)]))).toEqual(
      ['thư điện tử phongdoc@luutru.example'],
    );
  });
});

describe('the language of a page', () => {
  it('is told by the shape of its words', () => {
    expect(languagesOf('Ủy ban hành chính tỉnh Sông Châu'.split(' '))).toBe('vie');
    expect(languagesOf('UY BAN HANH CHINH TINH SONG CHAU DIEN'.split(' '))).toBe('vie');
    expect(languagesOf('Le Résident supérieur au Tonkin a décidé'.split(' '))).toBe('fra+eng');
    expect(languagesOf('The committee has considered the report'.split(' '))).toBe('fra+eng');
    expect(languagesOf(['12', '1957', 'Sông'])).toBeUndefined();
  });
});

describe('lines that were taken for two columns', () => {
  /** Words of 100 pixels each with `gap` between them, in lines 50 pixels apart. */
  function block(x: number, y: number, lines: string[][], gap = 20): SeenBlock {
    const seen = lines.map((words, row) => {
      const placed = words.map((text, at) => {
        const x0 = x + at * (100 + gap);
        return { text, confidence: 95, bbox: { x0, y0: y + row * 50, x1: x0 + 100, y1: y + row * 50 + 30 } };
      });
      return { confidence: 95, bbox: { ...placed[0]!.bbox, x1: placed.at(-1)!.bbox.x1 }, words: placed };
    });
    return { bbox: { x0: x, y0: y, x1: x + 500, y1: y + lines.length * 50 }, paragraphs: [{ lines: seen }] };
  }
  const linesRead = (...blocks: SeenBlock[]) =>
    mendTornLines(blocks).map((one) => linesOf(one).map(({ words }) => words.map(({ text }) => text).join(' ')));
  const left = block(0, 0, [
    ['Các', 'huyện'],
    ['Châu', 'Thành'],
    ['Khê', 'chuyển'],
  ]);

  it('are put together where they gape no wider than words do', () => {
    const torn = block(245, 0, [['toàn'], ['người']]);
    const whole = ['Các huyện toàn', 'Châu Thành người', 'Khê chuyển'];
    expect(linesRead(left, torn)).toEqual([whole]);
    expect(linesRead(torn, left)).toEqual([whole]);
    const [first, rest] = [
      block(0, 0, [['Các', 'huyện']]),
      block(0, 50, [
        ['Châu', 'Thành'],
        ['Khê', 'chuyển'],
      ]),
    ];
    expect(linesRead(first, rest, torn)).toEqual([whole]);
  });

  it('stay two columns where they are some', () => {
    const column = block(300, 0, [['toàn', 'bộ'], ['người'], ['hết']]);
    expect(linesRead(left, column)).toHaveLength(2);
    const between = block(245, 20, [['giữa', 'hai'], ['dòng']]);
    expect(linesRead(left, between)).toHaveLength(2);
  });
});
