import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import { afterAll, describe, expect, it } from 'vitest';
import { createWorkshop } from '../../../src/documents/workshop/create-workshop.ts';
import type { FilePage } from '../../../src/documents/workshop.ts';
import { asTcvn3, asVni } from '../encodings/old-writing.ts';
import { handmadePdf, lines, onePage, stream } from './handmade-pdf.ts';
import { readFile, withFile } from './read-file.ts';

const FONT = fileURLToPath(
  import.meta.resolve('@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf'),
);
const workshop = createWorkshop();
afterAll(() => workshop.close());

async function printed(write: (document: PDFKit.PDFDocument) => void): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', margin: 60, autoFirstPage: false });
  document.registerFont('text', FONT).font('text').fontSize(11);
  write(document);
  document.end();
  return buffer(document);
}

async function onlyPage(bytes: Buffer): Promise<FilePage> {
  const { pages } = await readFile(workshop, bytes, 'a.pdf');
  expect(pages).toHaveLength(1);
  return pages[0]!;
}

function wordsOf({ text, words }: FilePage): string[] {
  return words.map(({ start, end }) => text.slice(start, end));
}

/** A page whose image covers it. */
function scanned(content: string, before = true): Buffer {
  const image = 'q 600 0 0 800 0 0 cm /I Do Q\n';
  const pixels = stream(
    '/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8',
    '\u00ff\u0080\u0080\u00ff',
  );
  return onePage(before ? image + content : content + image, '', [pixels], '/XObject << /I 5 0 R >>');
}

describe('the text of a PDF', () => {
  it('is Vietnamese as it was printed, and each word has its place', async () => {
    const text = 'Ủy ban nhân dân tỉnh Đồng Tháp quyết định';
    const page = await onlyPage(await printed((document) => void document.addPage().text(text)));
    expect(page).toMatchObject({ number: 1, text, source: 'text-layer' });
    expect(page.width).toBeCloseTo(595.28, 1);
    expect(wordsOf(page)).toEqual(text.split(' '));
    const [first, second] = page.words;
    expect(first).toMatchObject({ x: expect.closeTo(60 / 595.28, 2), y: expect.closeTo(60 / 841.89, 1) });
    expect(second!.x).toBeGreaterThan(first!.x + first!.width);
  });

  it.each([
    [0, { x: 100 / 600, y: 86 / 800 }],
    [90, { x: 703 / 800, y: 100 / 600 }],
    [180, { x: 1 - 500 / 600, y: 703 / 800 }],
    [270, { x: 86 / 800, y: 1 - 500 / 600 }],
  ])('stands where a page turned by %i degrees shows it', async (degrees, { x, y }) => {
    const page = await onlyPage(onePage(lines(100, 700, ['M'.repeat(37)]), `/Rotate ${degrees}`));
    const [word] = page.words;
    const isTurned = degrees % 180 === 90;
    expect([page.width, page.height]).toEqual(isTurned ? [800, 600] : [600, 800]);
    expect(word!.x).toBeCloseTo(x, 1);
    expect(word!.y).toBeCloseTo(y, 1);
    expect(word!.height > word!.width).toBe(isTurned);
  });

  it('stands in the part of the page that is shown', async () => {
    const page = await onlyPage(onePage(lines(300, 700, ['giua']), '/CropBox [200 600 400 800]'));
    expect(page).toMatchObject({ width: 200, height: 200 });
    expect(page.words[0]!.x).toBeCloseTo(0.5, 2);
    expect(page.words[0]!.y).toBeCloseTo(0.45, 1);
  });

  it('joins a word that was divided, and keeps the hyphen of one that has it', async () => {
    const page = await onlyPage(onePage(lines(50, 700, ['the adminis-', 'tration of 2085/QD-', 'UBND and so on'])));
    expect(page.text).toBe('the administration of 2085/QD-UBND and so on');
    expect(wordsOf(page)).toEqual(['the', 'adminis', 'tration', 'of', '2085/QD-', 'UBND', 'and', 'so', 'on']);
    expect(page.words[2]!.y).toBeGreaterThan(page.words[1]!.y);
  });

  it('never divides a syllable: a hyphen between two is that of a word of the time', async () => {
    const bytes = await printed((document) => {
      document
        .addPage()
        .text('Nghị-định của Bộ về hành-', 60, 100)
        .text('chính và tổ-chức ở Việt-', 60, 115)
        .text('Nam', 60, 130);
    });
    expect((await onlyPage(bytes)).text).toBe('Nghị-định của Bộ về hành-chính và tổ-chức ở Việt-Nam');
  });

  it('goes down one column and then the other, though the file draws row by row', async () => {
    const left = Array.from({ length: 20 }, (_, row) => `left column row ${row} has words enough`);
    const right = left.map((line) => line.replace('left', 'right'));
    const rows = left.map(
      (line, row) => lines(50, 700 - row * 14, [line]) + lines(320, 700 - row * 14, [right[row] ?? '']),
    );
    const page = await onlyPage(
      onePage(lines(50, 740, ['A title that stands above both of the columns of this page']) + rows.join('')),
    );
    expect(page.text.split('\n')).toEqual([
      'A title that stands above both of the columns of this page',
      ...left,
      ...right,
    ]);
  });

  it('keeps the rows of a table together', async () => {
    const rows = Array.from(
      { length: 12 },
      (_, row) => lines(50, 700 - row * 14, [`${row}`]) + lines(320, 700 - row * 14, [`name ${row}`]),
    );
    const page = await onlyPage(onePage(rows.join('')));
    expect(page.text.split(/\s+/).slice(0, 6)).toEqual(['0', 'name', '0', '1', 'name', '1']);
  });

  it('goes from above to below where the file draws in no order', async () => {
    const rows = Array.from({ length: 30 }, (_, row) => lines(50, 700 - row * 14, [`row number ${row}`]));
    const shuffled = rows.map((_, at) => rows[(at * 17) % rows.length]);
    const page = await onlyPage(onePage(shuffled.join('')));
    expect(page.text.split('\n')).toEqual(rows.map((_, row) => `row number ${row}`));
  });
});

describe('what runs through the pages of a PDF', () => {
  it('is told once, and page numbers never', async () => {
    const bytes = await printed((document) => {
      for (let number = 1; number <= 9; number++) {
        document.addPage();
        document
          .text(`CÔNG BÁO số ${number + 20}`, 60, 40)
          .text(`Nội dung riêng của trang thứ ${number} ở đây`, 60, 300);
        document.text(`- ${number} -`, 290, 760);
      }
    });
    const { pages } = await readFile(workshop, bytes, 'a.pdf');
    expect(pages.map(({ text }) => text)).toEqual(
      pages.map(
        ({ number }) => `${number === 1 ? 'CÔNG BÁO số 21\n' : ''}Nội dung riêng của trang thứ ${number} ở đây`,
      ),
    );
    for (const page of pages) expect(wordsOf(page).join(' ')).toBe(page.text.replace('\n', ' '));
  });

  it('is not what stands in the middle, or on two pages only', async () => {
    const bytes = await printed((document) => {
      for (let number = 1; number <= 4; number++) {
        document.addPage().text('Điều khoản chung', 60, 400);
        if (number < 3) document.text('Đầu trang', 60, 40);
      }
    });
    const { pages } = await readFile(workshop, bytes, 'a.pdf');
    expect(pages.map(({ text }) => text.split('\n').length)).toEqual([2, 2, 1, 1]);
  });
});

describe('where the text of a page comes from', () => {
  const text = Array.from({ length: 10 }, (_, row) => `line ${row} of a page with a good deal of text`);

  it.each([
    ['the program that made it', onePage(lines(50, 700, text)), 'text-layer'],
    ['a machine that read the scan: unseen letters', scanned(lines(50, 700, text, { mode: 3 })), 'scan-layer'],
    ['a machine that read the scan: letters beneath it', scanned(lines(50, 700, text), false), 'scan-layer'],
    ['nowhere yet: an image', scanned(''), 'waiting'],
    ['nowhere yet: an image with a stamp on it', scanned(lines(50, 700, ['Signed by an office'])), 'waiting'],
    ['nowhere: a blank page', onePage(''), 'none'],
  ])('%s', async (_, bytes, source) => {
    expect((await onlyPage(bytes)).source).toBe(source);
  });
});

describe('old fonts in a PDF', () => {
  const said = 'quyết định được giao đất cho người dân trong nước';

  it.each([
    ['TCVN3', 'F2', asTcvn3],
    ['VNI', 'F3', asVni],
  ])('%s becomes Unicode, the text in other fonts beside it stays', async (name, font, write) => {
    const content = lines(50, 700, [write(said)], { font }) + lines(50, 600, ['Procès-verbal né en été']);
    const { pages, notes } = await readFile(workshop, onePage(content), 'a.pdf');
    expect(pages[0]?.text).toBe(`${said}\nProcès-verbal né en été`);
    expect(notes.join()).toContain(name);
  });
});

describe('a picture of a page', () => {
  const page = onePage('1 0 0 rg 0 400 300 400 re f 0 0 1 rg 300 0 300 400 re f\n');

  it('is the page on white, red left above, blue right below', async () => {
    const { pixels, width, height } = await withFile(page, 'a.pdf', (location) => workshop.draw(location, 1, 60));
    expect([width, height, pixels.length]).toEqual([60, 80, 60 * 80 * 3]);
    const at = (x: number, y: number): number[] => [...pixels.subarray((y * 60 + x) * 3, (y * 60 + x) * 3 + 3)];
    expect([at(5, 5), at(55, 5), at(5, 75), at(55, 75)]).toEqual([
      [255, 0, 0],
      [255, 255, 255],
      [255, 255, 255],
      [0, 0, 255],
    ]);
  });

  it('shows a part of the page as large as is asked', async () => {
    const region = { x: 0.5, y: 0.5, width: 0.5, height: 0.25 };
    const { pixels, width, height } = await withFile(page, 'a.pdf', (location) =>
      workshop.draw(location, 1, 90, region),
    );
    expect([width, height]).toEqual([90, 60]);
    expect(new Set(pixels)).toEqual(new Set([0, 255]));
    expect([...pixels.subarray(0, 3), ...pixels.subarray(-3)]).toEqual([0, 0, 255, 0, 0, 255]);
  });

  it('is refused for a page that is not there, or one beyond all measure', async () => {
    await withFile(page, 'a.pdf', async (location) => {
      await expect(workshop.draw(location, 2, 60)).rejects.toThrow('It has 1 pages, and no page 2.');
      await expect(workshop.draw(location, 1, 60_000)).rejects.toThrow(/more than 40 million pixels/);
    });
  });
});

describe('a PDF that could do something', () => {
  const harmless = onePage(lines(50, 700, ['text']));
  it('is told from one that could not', async () => {
    expect((await readFile(workshop, harmless, 'a.pdf')).file).toEqual({
      kind: 'pdf',
      mediaType: 'application/pdf',
      pageCount: 1,
      notes: [],
    });
  });

  it.each([
    ['a script that runs when it is opened', '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'],
    ['a name written in hexadecimal', '/OpenAction << /S /J#61vaScript /#4aS (app.alert(1)) >>'],
    ['a program that is started', '/OpenAction << /S /Launch /F (cmd.exe) >>'],
    ['a form that sends itself', '/AcroForm << /Fields [] /XFA 4 0 R >>'],
  ])('is marked: %s', async (_, entry) => {
    const bytes = handmadePdf([
      `<< /Type /Catalog /Pages 2 0 R ${entry} >>`,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>',
      stream('', 'x'),
    ]);
    const { file } = await readFile(workshop, bytes, 'a.pdf');
    expect(file.isActive).toBe(true);
    expect(file.notes).toHaveLength(1);
  });
});
