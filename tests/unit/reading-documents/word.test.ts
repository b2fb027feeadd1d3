import { readFile as readBytes } from 'node:fs/promises';
import {
  Document,
  HeadingLevel,
  ImageRun,
  Packer,
  PageBreak,
  Paragraph,
  ExternalHyperlink,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { createWorkshop } from '../../../src/documents/workshop/create-workshop.ts';
import { asTcvn3, asVni } from '../encodings/old-writing.ts';
import { handmadeWord } from './handmade-word.ts';
import { readFile } from './read-file.ts';

const workshop = createWorkshop();
afterAll(() => workshop.close());

type Children = NonNullable<ConstructorParameters<typeof Document>[0]['sections'][number]['children']>;

function wordOf(children: Children): Promise<Buffer> {
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

const paragraph = (text: string, properties = '') =>
  `<w:p>${properties}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

const readSample = (path: string) => readBytes(new URL(`../../../content/documents/${path}`, import.meta.url));

describe('a Word document', () => {
  it('is safe HTML: its headings, lists, tables and emphasis, and nothing else', async () => {
    const picture = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const bytes = await wordOf([
      new Paragraph({ text: 'Quyết định', heading: HeadingLevel.HEADING_1 }),
      new Paragraph({
        children: [
          new TextRun('Về việc '),
          new TextRun({ text: 'giao đất', bold: true }),
          new TextRun({ text: ' rừng', italics: true }),
        ],
      }),
      new Paragraph({ text: 'Điểm thứ nhất', bullet: { level: 0 } }),
      new Paragraph({ text: '<script>alert("1")</script> & <b>', bullet: { level: 0 } }),
      new Table({
        rows: [
          new TableRow({
            tableHeader: true,
            children: [
              new TableCell({ children: [new Paragraph('STT')] }),
              new TableCell({ children: [new Paragraph('Tên')] }),
            ],
          }),
          new TableRow({ children: [new TableCell({ columnSpan: 2, children: [new Paragraph('Chung')] })] }),
        ],
      }),
      new Paragraph({
        children: [new ExternalHyperlink({ link: 'http://example.org/', children: [new TextRun('một trang')] })],
      }),
      new Paragraph({
        children: [new ImageRun({ type: 'png', data: picture, transformation: { width: 4, height: 4 } })],
      }),
    ]);
    const { file, pages } = await readFile(workshop, bytes, 'a.docx');
    expect(file).toMatchObject({ kind: 'docx', pageCount: 1, notes: [] });
    expect(pages[0]?.html).toBe(
      '<h2>Quyết định</h2><p>Về việc <strong>giao đất</strong><em> rừng</em></p>' +
        '<ul><li>Điểm thứ nhất</li><li>&lt;script&gt;alert("1")&lt;/script&gt; &amp; &lt;b&gt;</li></ul>' +
        '<table><thead><tr><th scope="col"><p>STT</p></th><th scope="col"><p>Tên</p></th></tr></thead>' +
        '<tbody><tr><td colspan="2"><p>Chung</p></td></tr></tbody></table><p>một trang</p>',
    );
    expect(pages[0]).toMatchObject({ source: 'text-layer', width: 0, height: 0, words: [] });
    expect(pages[0]?.text.split('\n')).toEqual([
      'Quyết định',
      'Về việc giao đất rừng',
      'Điểm thứ nhất',
      '<script>alert("1")</script> & <b>',
      'STT | Tên',
      'Chung',
      'một trang',
    ]);
  });

  it.each([
    [
      'breaks put there by hand',
      wordOf([new Paragraph('một'), new Paragraph({ children: [new PageBreak(), new TextRun('hai')] })]),
    ],
    [
      'a paragraph that begins a page',
      wordOf([new Paragraph('một'), new Paragraph({ text: 'hai', pageBreakBefore: true })]),
    ],
    [
      'where Word last ended them',
      handmadeWord(
        `<w:p><w:r><w:t>một</w:t></w:r></w:p><w:p><w:r><w:lastRenderedPageBreak/><w:t>hai</w:t></w:r></w:p>`,
      ),
    ],
  ])('has the pages that it says: %s', async (_, bytes) => {
    const { pages } = await readFile(workshop, await bytes, 'a.docx');
    expect(pages.map(({ text }) => text)).toEqual(['một', 'hai']);
  });

  it('goes on in the next page with what a page end cuts: a list counts on, a row closes', async () => {
    const end = '<w:r><w:br w:type="page"/></w:r>';
    const cell = (inner: string) => `<w:tc>${inner}</w:tc>`;
    const bytes = handmadeWord(
      `<w:tbl><w:tr>${cell(paragraph('a'))}${cell(`<w:p><w:r><w:t>b</w:t></w:r>${end}<w:r><w:t>c</w:t></w:r></w:p>`)}</w:tr></w:tbl>`,
    );
    const { pages } = await readFile(workshop, bytes, 'a.docx');
    expect(pages.map(({ html }) => html)).toEqual([
      '<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>',
      '<table><tr><td><p>c</p></td></tr></table>',
    ]);
  });

  it('without page ends has pages of about a printed one, the same each time', async () => {
    const words = (count: number, at: number) => Array.from({ length: count }, (_, word) => `w${at}x${word}`).join(' ');
    const body = Array.from({ length: 40 }, (_, at) => paragraph(words(60, at))).join('') + paragraph(words(2000, 99));
    const first = await readFile(workshop, handmadeWord(body), 'a.docx');
    const again = await readFile(workshop, handmadeWord(body), 'b.docx');
    expect(again.pages).toEqual(first.pages);
    const counts = first.pages.map(({ text }) => text.split(/\s+/).length);
    expect(Math.max(...counts)).toBeLessThanOrEqual(450);
    // All but those before the long paragraph and at the end are full.
    expect(counts.filter((count) => count < 350).length).toBeLessThanOrEqual(2);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(40 * 60 + 2000);
  });

  it('reads letters of old fonts as what they show', async () => {
    const said = 'quyết định của ủy ban';
    const run = (text: string, font: string) => new TextRun({ text, font });
    const bytes = await wordOf([
      new Paragraph({ children: [run(asTcvn3(said), '.VnTime')] }),
      new Paragraph({ children: [run(asTcvn3('cộng hoà'), '.VnTimeH')] }),
      new Paragraph({ children: [run(asVni(said), 'VNI-Times')] }),
      new Paragraph({ children: [run('Procès-verbal né en été', 'Arial')] }),
    ]);
    const { pages, notes } = await readFile(workshop, bytes, 'a.docx');
    expect(pages[0]?.text.split('\n')).toEqual([said, 'CỘNG HOÀ', said, 'Procès-verbal né en été']);
    expect(notes).toHaveLength(2);
  });

  it('reads the optional hyphen as the letter that an old font shows for it', async () => {
    const [before, after] = asTcvn3('Nông trường quốc doanh').split('\u00ad');
    const font = '<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr>';
    const rest = `<w:r>${font}<w:t xml:space="preserve"> ${asTcvn3('quyết định của ủy ban')}</w:t></w:r>`;
    const word = `<w:r>${font}<w:t>${before}</w:t><w:softHyphen/><w:t>${after}</w:t></w:r>`;
    const cut = `<w:r>${font}<w:t>${before}</w:t></w:r><w:r>${font}<w:softHyphen/></w:r><w:r>${font}<w:t>${after}</w:t></w:r>`;
    for (const written of [word, cut]) {
      const { pages } = await readFile(workshop, handmadeWord(`<w:p>${written}${rest}</w:p>`), 'a.docx');
      expect(pages[0]?.text).toBe('Nông trường quốc doanh quyết định của ủy ban');
    }
    const old = await readFile(workshop, await readSample('uy-ban-nhan-dan/083-02.doc'), 'a.doc');
    expect(old.pages[0]?.text).toContain('Về việc giải thể Nông trường quốc doanh Đồng Bông');
  });

  it('is marked where Word would run or fetch something on opening it', async () => {
    const rels = (one: string) => ({
      'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${one}</Relationships>`,
    });
    const relation = (type: string) =>
      `<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="http://example.org/x" TargetMode="External"/>`;
    const macros = await readFile(workshop, handmadeWord(paragraph('a'), { 'word/vbaProject.bin': 'x' }), 'a.docx');
    const template = await readFile(
      workshop,
      handmadeWord(paragraph('a'), rels(relation('attachedTemplate'))),
      'a.docx',
    );
    const link = await readFile(workshop, handmadeWord(paragraph('a'), rels(relation('hyperlink'))), 'a.docx');
    expect([macros, template, link].map(({ file }) => file.isActive ?? false)).toEqual([true, true, false]);
    expect(macros.file.notes.join()).toMatch(/macros/);
  });
});
