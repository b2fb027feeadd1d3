import type { Lang } from '../../i18n/languages.ts';

/** How the parts of a paper address are named in a citation; fixed by use, not by the look of the pages. */
interface CitationWords {
  fonds(title: string): string;
  collection(title: string): string;
  inventory(number: string): string;
  box(number: string): string;
  file(number: string): string;
  sheet(number: string): string;
  document(number: string): string;
  reference(code: string): string;
  /** A document among several of one record. */
  copy(label: string): string;
  page(number: number): string;
}

export const CITATION_WORDS: Record<Lang, CitationWords> = {
  vi: {
    fonds: (title) => (/^phông\s/i.test(title) ? title.replace(/^P/, 'p') : `phông ${title}`),
    collection: (title) => (/^sưu tập\s/i.test(title) ? title.replace(/^S/, 's') : `sưu tập ${title}`),
    inventory: (number) => `mục lục số ${number}`,
    box: (number) => `hộp số ${number}`,
    file: (number) => `hồ sơ số ${number}`,
    sheet: (number) => `tờ ${number}`,
    document: (number) => `văn bản ${number}`,
    reference: (code) => `ký hiệu ${code}`,
    copy: (label) => `tài liệu “${label}”`,
    page: (number) => `trang ${number}`,
  },
  en: {
    fonds: (title) => `fonds ${title}`,
    collection: (title) => `collection ${title}`,
    inventory: (number) => `inventory ${number}`,
    box: (number) => `box ${number}`,
    file: (number) => `file ${number}`,
    sheet: (number) => `sheet ${number}`,
    document: (number) => `document ${number}`,
    reference: (code) => `ref. ${code}`,
    copy: (label) => `document “${label}”`,
    page: (number) => `page ${number}`,
  },
};
