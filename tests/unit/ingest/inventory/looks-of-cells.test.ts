import type { Fill, Font, Workbook } from 'exceljs';
import { describe, expect, it } from 'vitest';
import { readBytes, readCsv, xlsxOf } from './read-table.ts';
import type { Table } from './read-table.ts';

const HEADER = ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Chế độ sử dụng', 'Độ mật', 'Ghi chú'];
const ROWS = [
  [1, 'Xây kè', 'Công khai', '', ''],
  [2, 'Đào mương', 'Công khai', '', ''],
  [3, 'Đắp đê', 'Công khai', '', ''],
];

function paint(argb: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } };
}

/** The cells, and what is done to them by their address. */
async function readPainted(rows: Table, looks: Record<string, { fill?: Fill; font?: Partial<Font> }>) {
  const dress = (workbook: Workbook) => {
    for (const [address, look] of Object.entries(looks)) {
      const cell = workbook.worksheets[0]?.getCell(address);
      if (cell && look.fill) cell.fill = look.fill;
      if (cell && look.font) cell.font = look.font;
    }
  };
  const reading = await readBytes(await xlsxOf({ A: rows }, dress), 'ml.xlsx');
  const told = reading.files.map(({ description }) => `${description.title} ${description.access.level}`);
  return { told, reasons: reading.reasons.join('\n'), refused: reading.refused.length };
}

const OTHERS = ['Xây kè open', 'Đắp đê open'];

describe('a colour that a legend explains', () => {
  it.each([
    ['Ô màu đỏ: tài liệu mật', 'FFC00000'],
    ['Những hồ sơ bôi đỏ là hồ sơ mật.', 'FFFFC7CE'],
    ['Ghi chú: tài liệu mật được tô nền vàng; màu xanh: có bản chụp', 'FFFFFF00'],
    ['Chữ tím: Tối mật', 'FF7030A0'],
  ])('refuses the files painted so, and no other: %s', async (line, argb) => {
    const ground = await readPainted([HEADER, ...ROWS, [line]], { A3: { fill: paint(argb) } });
    expect(ground).toMatchObject({ told: OTHERS, refused: 1 });
    const ink = await readPainted([[line], HEADER, ...ROWS], { B4: { font: { color: { argb } } } });
    expect(ink).toMatchObject({ told: OTHERS, refused: 1 });
  });

  it('limits the files painted so', async () => {
    const { told } = await readPainted([HEADER, ...ROWS, ['Nền vàng: Hạn chế sử dụng; ô đỏ: Chưa công khai']], {
      B2: { fill: paint('FFFFFF99') },
      E3: { fill: paint('FFFF0000') },
    });
    expect(told).toEqual(['Xây kè conditional', 'Đào mương closed', 'Đắp đê open']);
  });

  it('may be shown beside the words instead of named', async () => {
    const { told } = await readPainted([HEADER, ...ROWS, [], ['', '', 'Tài liệu mật']], {
      B6: { fill: paint('FF92D050') },
      A3: { fill: paint('FF92D050') },
      A4: { fill: paint('FFFFC000') },
    });
    expect(told).toEqual(OTHERS);
  });

  it('holds for all files where none of that colour can be seen, and the report says so', async () => {
    const { files, refused, reasons } = await readCsv([HEADER, ['1', 'Xây kè', 'Công khai'], ['Ô đỏ: tài liệu mật']]);
    expect(files).toEqual([]);
    expect(refused).toHaveLength(1);
    expect(reasons.join('\n')).toContain('says what a colour stands for (đỏ)');
  });

  it('is none where it stands for something else, or is only mentioned', async () => {
    const rows = [...ROWS, [4, 'Hội Chữ thập đỏ: tài liệu mật thám', 'Công khai', '', ''], ['Ô màu đỏ: có bản chụp']];
    const { told } = await readPainted([HEADER, ...rows], { A3: { fill: paint('FFFF0000') } });
    expect(told).toHaveLength(4);
  });
});

describe('what is struck out', () => {
  const struck = { font: { strike: true } };

  it('is no record where it is a title, and the report names the row', async () => {
    const { told, reasons } = await readPainted([HEADER, ...ROWS], { B3: struck });
    expect(told).toEqual(OTHERS);
    expect(reasons).toMatch(/rows whose title is struck out were not read.*: 3\./);
  });

  it('opens nothing where it is a word of access, and a mark of secrecy is one all the same', async () => {
    const marked = [HEADER, ...ROWS.slice(0, 2), [3, 'Đắp đê', 'Công khai', 'Mật', '']];
    const { told, refused } = await readPainted(marked, { C3: struck, D4: struck });
    expect(told).toEqual(['Xây kè open', 'Đào mương closed']);
    expect(refused).toBe(1);
  });

  it('is taken out of the words beside it, and from a note', async () => {
    const rich = (...pieces: [string, boolean][]) => ({
      richText: pieces.map(([text, strike]) => ({ text, font: { strike } })),
    });
    const bytes = await xlsxOf({
      A: [
        HEADER,
        [1, 'Xây kè', rich(['Công khai', true], [' Hạn chế', false]), '', rich(['Ông Nguyễn Văn Lộ', true])],
        [2, rich(['Đào ', false], ['mương', false], [' (Mật)', true]), 'Công khai', '', ''],
      ],
    });
    const { files, refused } = await readBytes(bytes, 'ml.xlsx');
    expect(files.map(({ description }) => [description.access.level, description.notes])).toEqual([
      ['conditional', []],
    ]);
    expect(refused).toHaveLength(1);
  });
});

it('leaves out rows whose title is written in the colour of its ground', async () => {
  const { told, reasons } = await readPainted([HEADER, ...ROWS], {
    B2: { fill: paint('FF000000') },
    B3: { font: { color: { argb: 'FFFFFFFF' } } },
    B4: { font: { color: { argb: 'FFFFFFFF' } }, fill: paint('FF1F4E78') },
  });
  expect(told).toEqual(['Đắp đê open']);
  expect(reasons).toMatch(/hidden in the workbook .*: 2, 3\./);
});
