import { describe, expect, it } from 'vitest';
import { answerCitation } from '../../../src/interchange/citation/answer-citation.ts';
import { bibtex } from '../../../src/interchange/citation/bibtex.ts';
import { citationOf, citationText } from '../../../src/interchange/citation/citation.ts';
import { ris } from '../../../src/interchange/citation/ris.ts';
import { jsonLdText, recordJsonLd } from '../../../src/interchange/json-ld.ts';
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

describe('citations for programs', () => {
  const hostile = { title: 'A\nER  - \nTI  - B & 50% {x} \\y_z' };

  it('cannot be broken open by a title in RIS', () => {
    const lines = ris(cite(hostile)).split('\r\n');
    expect(lines.filter((line) => line.startsWith('TI  - '))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('ER  -'))).toHaveLength(1);
  });

  it('escape what BibTeX would read as commands', () => {
    const written = bibtex(cite(hostile));
    expect(written).toContain('B \\& 50\\% \\{x\\} \\textbackslash{}y\\_z');
    expect(written).toContain('date = {1954-07-20/1955-08}');
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

  it('cannot end the script element it stands in', () => {
    const text = jsonLdText({ name: '</script><script>alert(1)</script>' });
    expect(text).not.toContain('<');
    expect(JSON.parse(text)).toEqual({ name: '</script><script>alert(1)</script>' });
  });
});
