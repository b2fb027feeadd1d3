import { afterAll, describe, expect, it } from 'vitest';
import { createWorkshop } from '../../../src/documents/workshop/create-workshop.ts';
import { readFile } from './read-file.ts';

const workshop = createWorkshop();
afterAll(() => workshop.close());

async function htmlOf(text: string): Promise<string[]> {
  const { pages } = await readFile(workshop, text, 'a.txt');
  return pages.map(({ html }) => html ?? '');
}

describe('plain text', () => {
  it('has the headings that Vietnamese papers make of capitals, chapters and articles', async () => {
    const text =
      'NGHỊ ĐỊNH CỦA CHÍNH PHỦ\nChương II\nĐiều 5. Phạm vi\nNghị định này quy định <b>mọi</b> việc.\n# Phụ lục\n';
    expect(await htmlOf(text)).toEqual([
      '<h2>NGHỊ ĐỊNH CỦA CHÍNH PHỦ</h2><h2>Chương II</h2><h3>Điều 5. Phạm vi</h3>' +
        '<p>Nghị định này quy định &lt;b&gt;mọi&lt;/b&gt; việc.</p><h2>Phụ lục</h2>',
    ]);
  });

  it('joins the lines of a paragraph where blank lines part them', async () => {
    const text = [
      'Căn cứ luật tổ chức chính quyền địa phương ngày mười chín tháng sáu',
      'năm hai nghìn không trăm mười lăm và theo đề nghị của giám đốc sở',
      'nội vụ.',
      '',
      'Xét tờ trình số bốn mươi của sở tài chính về việc phân bổ kinh phí',
      'năm nay.',
    ].join('\n');
    expect(await htmlOf(text)).toEqual([
      `<p>${text.split('\n\n')[0]?.replaceAll('\n', ' ')}</p><p>${text.split('\n\n')[1]?.replaceAll('\n', ' ')}</p>`,
    ]);
  });

  it('begins a page where it says so', async () => {
    expect(await htmlOf('một\fhai\r\n\fba')).toEqual(['<p>một</p>', '<p>hai</p>', '<p>ba</p>']);
  });

  it('is split where one paragraph never ends', async () => {
    const { pages } = await readFile(workshop, 'chữ '.repeat(30_000), 'a.txt');
    expect(pages.length).toBeGreaterThan(60);
    expect(pages.reduce((sum, { text }) => sum + text.split(' ').length, 0)).toBe(30_000);
  });
});
