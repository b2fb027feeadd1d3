import { describe, expect, it } from 'vitest';
import { answerCitation, answerPageCitation } from '../../../src/interchange/citation/answer-citation.ts';
import { bibtex } from '../../../src/interchange/citation/bibtex.ts';
import { citationOf, citationOfPage, citationText } from '../../../src/interchange/citation/citation.ts';
import { cslJson } from '../../../src/interchange/citation/csl.ts';
import { ris } from '../../../src/interchange/citation/ris.ts';
import { jsonLdText, recordJsonLd } from '../../../src/interchange/json-ld.ts';
import { publicDocument } from '../views/document/sample-document.ts';
import { fonds, publicRecord, servicesAnswering } from './sample-services.ts';

const ARCHIVE = 'Lưu trữ lịch sử tỉnh Sông Châu';
const URL_OF = 'https://doc.example.vn/ho-so/k1';
const cite = (changes = {}, lang: 'vi' | 'en' = 'vi') => citationOf(publicRecord(changes), ARCHIVE, URL_OF, lang);

describe('a citation in Vietnamese form', () => {
  it('names archive, fonds, inventory, box and file', () => {
    expect(citationText(cite())).toBe(
      '“Hồ sơ về việc chia ruộng đất”, 20/07/1954 – 08/1955. Lưu trữ lịch sử tỉnh Sông Châu, phông Ủy ban nhân dân huyện Tân Châu, mục lục số 02, hộp số 15, hồ sơ số 052.',
    );
  });

  it('names sheet and document number of a document', () => {
    const item = { level: 'item', referenceCode: '01/QĐ-UBND', address: { file: '052', sheet: '3' } };
    expect(citationText(cite(item))).toMatch(/hồ sơ số 052, tờ 3, văn bản 01\/QĐ-UBND\.$/);
  });

  it('gives a masked record by its place alone', () => {
    const masked = cite({ title: null, masked: true, detail: undefined, dates: { text: '' } });
    expect(citationText(masked)).toMatch(/^Lưu trữ lịch sử/);
  });

  it('does not name a fonds within itself', () => {
    const text = citationText(citationOf(fonds, ARCHIVE, URL_OF, 'vi'));
    expect(text).not.toContain('phông');
  });
});

describe('a citation of a page read online', () => {
  const page = (changes = {}, lang: 'vi' | 'en' = 'vi') => {
    return citationOfPage(publicRecord(), publicDocument(changes), 17, ARCHIVE, `${URL_OF}/17`, lang);
  };

  it('leads the record on to the page, and to the document where it has a name of its own', () => {
    expect(citationText(page())).toMatch(/, hồ sơ số 052, trang 17\.$/);
    expect(citationText(page({ label: 'Tờ trình' }))).toMatch(/, hồ sơ số 052, tài liệu “Tờ trình”, trang 17\.$/);
    expect(citationText(page({ label: publicRecord().title ?? '' }, 'en'))).toMatch(/, file 052, page 17\.$/);
  });

  it('names page and address in every form', () => {
    expect(ris(page())).toContain(`SP  - 17\r\n`);
    expect(ris(page())).toContain(`UR  - ${URL_OF}/17\r\n`);
    expect(bibtex(page())).toContain('pages = {17}');
    expect(bibtex(page())).toMatch(/^@misc\{phongdoc-tl1-17,/);
    expect(cslJson(page())).toMatchObject([{ page: '17', URL: `${URL_OF}/17` }]);
    expect(cslJson(cite())[0]).toMatchObject({ page: undefined });
  });

  it('is served of open documents and their pages only', async () => {
    const opened = { document: publicDocument(), record: publicRecord(), location: '/x', writtenAt: 0 };
    const documents = { byId: (id: string) => Promise.resolve(id === 'tl1' ? opened : undefined) };
    const services = { ...servicesAnswering(), documents } as ReturnType<typeof servicesAnswering>;
    const ask = (params: { id: string; page: string; format: string }) => {
      return answerPageCitation(services, params, new URL('http://127.0.0.1/x'), 'vi');
    };
    const answer = await ask({ id: 'tl1', page: '12', format: 'ris' });
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="tl1-12.ris"');
    expect(await answer.text()).toContain('UR  - https://doc.example.vn/tai-lieu/tl1/12\r\n');
    for (const refused of [
      { id: 'tl2', page: '1', format: 'ris' },
      { id: 'tl1', page: '13', format: 'ris' },
      { id: 'tl1', page: '0', format: 'ris' },
      { id: 'tl1', page: '1', format: 'exe' },
    ]) {
      expect((await ask(refused)).status).toBe(404);
    }
  });
});

describe('citations for programs', () => {
  const hostile = { title: 'A\nER  - \nTI  - B & 50% {x} \\y_z' };

  it('cannot be broken open by a title in RIS', () => {
    const lines = ris(cite(hostile)).split('\r\n');
    expect(lines.filter((line) => line.startsWith('TI  - '))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('ER  -'))).toHaveLength(1);
  });

  it('escape what BibTeX would read as commands', () => {
    const written = bibtex(cite(hostile));
    expect(written).toContain('B \\& 50\\% \\textbraceleft{}x\\textbraceright{} \\textbackslash{}y\\_z');
    expect(written).toContain('date = {1954-07-20/1955-08}');
  });

  it('stay in one piece in BibTeX whatever brace a title leaves open', () => {
    const written = bibtex(cite({ title: 'Bản vẽ { 1 và }} 2' }));
    let depth = 0;
    for (const brace of written.match(/[{}]/g) ?? [])
      expect((depth += brace === '{' ? 1 : -1)).toBeGreaterThanOrEqual(0);
    expect(depth).toBe(0);
  });

  it('say that dates are an estimate', () => {
    const about = cite({ dates: { text: 'khoảng 1975', from: '1975', to: '1975', approximate: true } });
    expect(cslJson(about)).toMatchObject([{ issued: { 'date-parts': [[1975]], circa: true } }]);
    expect(bibtex(about)).toContain('date = {1975~}');
    expect(bibtex({ ...about, to: '1980' })).toContain('date = {1975~/1980~}');
    expect(ris(about)).toContain('M2  - khoảng 1975');
    expect(cslJson(cite())).not.toMatchObject([{ issued: { circa: true } }]);
  });

  it('are served as files in three forms, by the addresses of the site', async () => {
    const url = new URL('http://127.0.0.1/ho-so/k1/trich-dan.json');
    const json = await answerCitation(servicesAnswering(), { id: 'k1', format: 'json' }, url, 'vi');
    expect(await json.json()).toMatchObject([
      {
        type: 'document',
        archive: ARCHIVE,
        issued: {
          'date-parts': [
            [1954, 7, 20],
            [1955, 8],
          ],
        },
      },
    ]);
    expect(json.headers.get('content-disposition')).toBe('attachment; filename="k1.json"');
    expect((await answerCitation(servicesAnswering(), { id: 'k1', format: 'exe' }, url, 'vi')).status).toBe(404);
    expect((await answerCitation(servicesAnswering(), { id: 'k2', format: 'ris' }, url, 'vi')).status).toBe(404);
  });
});

describe('JSON-LD', () => {
  const both = (text: string) => ({ vi: text, en: text });
  const profile = {
    name: both('x'),
    place: both('x'),
    headline: both('x'),
    address: both('12 Bến Cũ'),
    telephone: '0',
    email: 'a@b.example',
    hours: [],
    notices: [],
    examples: [],
    citationName: both(ARCHIVE),
  };

  it('says which archive holds the record and what it is part of', () => {
    expect(recordJsonLd(publicRecord(), profile, 'https://doc.example.vn', 'vi')).toMatchObject({
      '@type': 'ArchiveComponent',
      temporalCoverage: '1954-07-20/1955-08',
      isPartOf: { '@id': 'https://doc.example.vn/ho-so/f0' },
      holdingArchive: { '@type': 'ArchiveOrganization', name: ARCHIVE },
    });
  });

  it('names the documents that can be read, and the file where it may be had', () => {
    const documents = [publicDocument(), publicDocument({ id: 'tl2', downloadable: false, label: 'Sổ' })];
    expect(recordJsonLd(publicRecord(), profile, 'https://doc.example.vn', 'en', documents)).toMatchObject({
      associatedMedia: [
        {
          url: 'https://doc.example.vn/en/documents/tl1/1',
          contentUrl: 'https://doc.example.vn/tai-lieu/tl1/tai-ve',
          contentSize: '1234000 B',
        },
        { name: 'Sổ', encodingFormat: 'application/pdf' },
      ],
    });
    const described = recordJsonLd(publicRecord(), profile, 'https://doc.example.vn', 'vi', documents);
    expect(jsonLdText(described).match(/contentUrl/g)).toHaveLength(1);
  });

  it('cannot end the script element it stands in', () => {
    const text = jsonLdText({ name: '</script><script>alert(1)</script>' });
    expect(text).not.toContain('<');
    expect(JSON.parse(text)).toEqual({ name: '</script><script>alert(1)</script>' });
  });
});
