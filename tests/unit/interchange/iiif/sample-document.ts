import type { DocumentPage, OpenDocument, OpenDocuments, PageWord } from '../../../../src/catalogue/document.ts';
import type { DocumentKind } from '../../../../src/catalogue/document.ts';
import type { PageImage } from '../../../../src/documents/page-images/page-images.ts';
import type { Services } from '../../../../src/services.ts';
import { publicRecord, servicesAnswering } from '../sample-services.ts';

const HASH = '0123456789abcdef'.repeat(4);

export const TEXTS = ['Quyết định\nvề việc đắp đê', 'Điều 1. Đắp đê sông Châu.\nĐiều 2. Thi hành.', ''];

/** Words of a text, each a tenth of the width wide, line beneath line. */
function wordsOf(text: string): PageWord[] {
  let lineStart = 0;
  return text.split('\n').flatMap((line, row) => {
    const words = [...line.matchAll(/\S+/g)].map((found, column) => ({
      x: 0.1 + column * 0.12,
      y: 0.1 + row * 0.1,
      width: 0.1,
      height: 0.05,
      start: lineStart + found.index,
      end: lineStart + found.index + found[0].length,
    }));
    lineStart += line.length + 1;
    return words;
  });
}

interface Sample {
  kind?: DocumentKind;
  /** Of each page; 0 for those without an image. */
  width?: number;
  height?: number;
  downloadable?: boolean;
  /** What an image is answered with, after that is asked. */
  image?: (asked: { aborted: boolean }) => PageImage;
  /** How many times it is found open. */
  openTimes?: number;
}

/** Services with one open document, `d1`, of three pages, and what they were asked for. */
export function servicesWithDocument({ kind = 'pdf', width = 595.3, height = 841.9, ...sample }: Sample = {}) {
  const { downloadable = true, image, openTimes = Number.POSITIVE_INFINITY } = sample;
  let asked = 0;
  const open: OpenDocument = {
    document: {
      id: 'd1',
      kind,
      mediaType: kind === 'pdf' ? 'application/pdf' : 'image/jpeg',
      fileName: '052.01.pdf',
      pageCount: TEXTS.length,
      bytes: 1000,
      contentHash: HASH,
      waitingPages: 0,
      downloadable,
    },
    record: publicRecord({ online: true }),
    location: '/nowhere/052.01.pdf',
    writtenAt: 1_700_000_000_000,
  };
  const pages = TEXTS.map((text, i): DocumentPage => {
    return { number: i + 1, text, source: i === 1 ? 'ocr' : 'text-layer', quality: 90, width, height };
  });
  const isOpen = (id: string) => id === 'd1' && asked <= openTimes;
  const documents: OpenDocuments = {
    ofRecord: () => Promise.resolve([open.document]),
    byId: (id) => (asked++, Promise.resolve(isOpen(id) ? open : undefined)),
    view: (id) => Promise.resolve(isOpen(id)),
    page: (id, number) => Promise.resolve(isOpen(id) ? pages[number - 1] : undefined),
    pages: (id, first, last) => Promise.resolve(isOpen(id) ? pages.slice(first - 1, last) : []),
    sizes: (id, number) => {
      return Promise.resolve(isOpen(id) ? pages.filter((page) => number === undefined || page.number === number) : []);
    },
    words: (id, number) => Promise.resolve(isOpen(id) ? wordsOf(TEXTS[number - 1] ?? '') : []),
    texts: () => Promise.resolve(new Map()),
    openAmong: () => Promise.resolve(new Set([HASH])),
  };
  const ordered: string[] = [];
  const services: Services = {
    ...servicesAnswering(),
    content: { profile: PROFILE } as unknown as Services['content'],
    documents,
    pageImages: {
      known: () => Promise.resolve(undefined),
      image: (source, order, { signal }) => {
        ordered.push(`${source.number}:${order.size.width}x${order.size.height}`);
        const made = image?.({ aborted: signal?.aborted ?? false });
        return Promise.resolve(made ?? { kind: 'image', bytes: new Uint8Array([1, 2, 3]), isNew: false });
      },
      forget: () => Promise.resolve(),
    },
  };
  return { services, ordered };
}

const both = (text: string) => ({ vi: text, en: `${text} (en)` });
const PROFILE = {
  name: both('Phòng đọc'),
  place: both('Sông Châu'),
  headline: both('Tìm'),
  address: both('12 Bến Cũ'),
  telephone: '0',
  email: 'a@b.example',
  hours: [],
  notices: [],
  examples: [],
  citationName: both('Lưu trữ lịch sử tỉnh Sông Châu'),
};

export const ORIGIN = 'https://doc.example.vn';

/** What a route gets of a request. */
export function asked(path: string, headers: Record<string, string> = {}): { request: Request; url: URL } {
  const url = new URL(path, 'http://127.0.0.1:4321');
  return { request: new Request(url, { headers }), url };
}
