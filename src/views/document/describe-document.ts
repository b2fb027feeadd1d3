import type { DocumentPage, PublicDocument } from '../../catalogue/document.ts';
import type { PublicRecord } from '../../catalogue/public-view.ts';
import { titleText } from '../../i18n/describe-record.ts';
import type { Lang } from '../../i18n/languages.ts';
import { bytesText, numberText } from '../../i18n/numbers.ts';
import { t } from '../../i18n/translate.ts';

/** By which viewers know a manifest among the other forms of a page. */
export const MANIFEST_TYPE = 'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"';

/** What a document is called: as its source calls it, or as the record it belongs to. */
export function documentTitle(lang: Lang, document: PublicDocument, record: PublicRecord): string {
  return document.label || titleText(lang, record);
}

/** Among the other documents of its record, where that is not what tells them apart. @param place from 0 */
export function documentName(lang: Lang, document: PublicDocument, place: number): string {
  return document.label || t(lang).document.numbered(numberText(lang, place + 1));
}

/** `12 trang · PDF, 1,2 MB` */
export function documentFacts(lang: Lang, document: PublicDocument): string {
  const texts = t(lang).document;
  const size = `${texts.kinds[document.kind]}, ${bytesText(lang, document.bytes)}`;
  return [texts.pages(numberText(lang, document.pageCount)), size].join(' · ');
}

/** How sure a machine was, in words; thresholds on the mean confidence of its letters, 0 to 100. */
export function qualityOf(quality: number): 'good' | 'fair' | 'poor' {
  if (quality >= 88) return 'good';
  return quality >= 72 ? 'fair' : 'poor';
}

/** What a reader must know of the text of a page before trusting it; nothing where it is the file's own. */
export function textNote(lang: Lang, { source, quality, html }: DocumentPage): string | undefined {
  const { sources, quality: words } = t(lang).document;
  switch (source) {
    case 'text-layer':
      return undefined;
    case 'scan-layer':
      return sources.scan;
    case 'ocr':
      return `${sources.ocr} ${words[qualityOf(quality)]}`;
    case 'none':
      return html === undefined ? sources.none : undefined;
    case 'waiting':
      return sources.waiting;
    case 'failed':
      return sources.failed;
  }
}
