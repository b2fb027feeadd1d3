import type { PublicDocument } from '../../catalogue/document.ts';
import type { PublicRecord } from '../../catalogue/public-view.ts';
import { recordDatesText } from '../../i18n/dates.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';

/** What a citation says, before it is written in one form or another. */
export interface Citation {
  id: string;
  level: PublicRecord['level'];
  /** Absent for a masked title. */
  title?: string;
  creators: string[];
  /** As a reader sees them; empty without any. */
  dates: string;
  from?: string;
  to?: string;
  /** "About": the dates are somebody's estimate. */
  approximate: boolean;
  /** The holding archive: "Lưu trữ lịch sử tỉnh Sông Châu". */
  archive: string;
  /** Title of the fonds, where it is public and not the record itself. */
  fonds?: string;
  /** Where the paper lies, outermost first: "phông …", "mục lục số 2", "hộp số 15", "hồ sơ số 52". */
  location: string[];
  /** Of a document that is read online, from 1. */
  page?: number;
  referenceCode?: string;
  languages: string[];
  /** The permanent address. */
  url: string;
}

/**
 * The duty of a reader to cite (Luật Lưu trữ 01/2011/QH13, art. 29; kept by 33/2024/QH15) needs the archive,
 * the fonds and the number: this puts them together from what is public of a record.
 * @param url the record's permanent address
 */
export function citationOf(record: PublicRecord, archive: string, url: string, lang: Lang): Citation {
  const isTopmost = record.path.length <= 1;
  return {
    id: record.id,
    level: record.level,
    title: record.title === null || record.title === '' ? undefined : record.title,
    creators: record.detail?.creators ?? [],
    dates: recordDatesText(lang, record.dates),
    from: record.dates.from,
    to: record.dates.to,
    approximate: record.dates.approximate ?? false,
    archive,
    fonds: isTopmost ? undefined : (record.fonds.title ?? undefined),
    location: locationOf(record, isTopmost, lang),
    referenceCode: record.referenceCode,
    languages: record.detail?.languages ?? [],
    url,
  };
}

/**
 * One page of a document that is read online: the record's citation, led on to the page.
 * @param url the page's permanent address
 */
export function citationOfPage(
  record: PublicRecord,
  document: PublicDocument,
  page: number,
  archive: string,
  url: string,
  lang: Lang,
): Citation {
  const words = t(lang).citation;
  const whole = citationOf(record, archive, url, lang);
  const name = document.label && document.label !== record.title ? [words.copy(document.label)] : [];
  return {
    ...whole,
    id: `${document.id}-${page}`,
    location: [...whole.location, ...name, words.page(page)],
    page,
  };
}

/** One line, as it stands in a footnote: title, dates, archive, fonds, inventory, box, file, sheet, page. */
export function citationText(citation: Citation): string {
  const what = [citation.title && quote(citation.title), citation.dates].filter(
    (part) => part !== undefined && part !== '',
  );
  const where = [citation.archive, ...citation.location].join(', ');
  return what.length === 0 ? `${where}.` : `${what.join(', ')}. ${where}.`;
}

function locationOf(record: PublicRecord, isTopmost: boolean, lang: Lang): string[] {
  const words = t(lang).citation;
  const { address = {}, referenceCode } = record;
  const parts: string[] = [];
  const fonds = isTopmost ? undefined : (record.fonds.title ?? address.fonds);
  if (fonds) parts.push(record.fonds.level === 'collection' ? words.collection(fonds) : words.fonds(fonds));
  if (address.inventory) parts.push(words.inventory(address.inventory));
  if (address.box) parts.push(words.box(address.box));
  if (address.file) parts.push(words.file(address.file));
  if (address.sheet) parts.push(words.sheet(address.sheet));
  const numbered = [address.fonds, address.inventory, address.box, address.file].at(-1);
  const isSaid = referenceCode === undefined || [numbered, address.file].includes(referenceCode);
  if (!isSaid && !(record.level === 'box' || record.level === 'inventory')) {
    parts.push(
      record.level === 'item' && address.file ? words.document(referenceCode) : words.reference(referenceCode),
    );
  }
  return parts;
}

function quote(title: string): string {
  return `“${title.replace(/[.\s]+$/, '')}”`;
}
