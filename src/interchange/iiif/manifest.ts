import type { OpenDocument, PageSize } from '../../catalogue/document.ts';
import {
  contentSearchAddress,
  documentDownloadAddress,
  documentPageAddress,
  homeAddress,
  manifestAddress,
  recordAddress,
} from '../../i18n/addresses.ts';
import { recordDatesText } from '../../i18n/dates.ts';
import { languageName, titleText } from '../../i18n/describe-record.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { ArchiveProfile } from '../../platform/content.ts';
import { citationOf, citationText } from '../citation/citation.ts';
import { canvas, thumbnail } from './canvas.ts';
import type { CanvasText } from './canvas.ts';
import { asWritten, inBoth } from './language-map.ts';
import type { LanguageMap } from './language-map.ts';

/** What a manifest is made of. */
export interface ManifestSource {
  open: OpenDocument;
  profile: ArchiveProfile;
  /** Every page, in order. */
  sizes: readonly PageSize[];
  /** Of pages that have no image: what is shown in its place. */
  texts: ReadonlyMap<number, CanvasText>;
  /** The site's address without a trailing slash. */
  origin: string;
}

/** A document as a viewer of IIIF shows it (Presentation API 3.0 §5.2): who has it, what it is, and its pages. */
export function manifest(source: ManifestSource): object {
  const { open, sizes, origin } = source;
  const { document, record } = open;
  const pages = sizes.map((size) => canvas(source, size));
  const [first] = sizes;
  return {
    id: origin + manifestAddress(document.id),
    type: 'Manifest',
    label: asWritten(document.label ?? titleText('vi', record)),
    metadata: metadata(source),
    ...(record.detail?.scope ? { summary: asWritten(record.detail.scope) } : {}),
    requiredStatement: { label: label('source'), value: inBoth((lang) => sourceText(source, lang)) },
    provider: [provider(source)],
    homepage: (['vi', 'en'] as const).map((lang) => ({
      id: origin + documentPageAddress(lang, document.id, 1),
      type: 'Text',
      label: { [lang]: [t(lang).iiif.readHere] },
      format: 'text/html',
      language: [lang],
    })),
    seeAlso: [
      {
        id: `${origin}/api/v1/records/${encodeURIComponent(record.id)}`,
        type: 'Dataset',
        label: label('record'),
        format: 'application/json',
        profile: `${origin}/api/v1/openapi.json`,
      },
    ],
    ...(document.downloadable ? { rendering: [file(source)] } : {}),
    service: [
      { id: origin + contentSearchAddress(document.id, 2), type: 'SearchService2' },
      {
        '@id': origin + contentSearchAddress(document.id, 1),
        '@type': 'SearchService1',
        profile: 'http://iiif.io/api/search/1/search',
      },
    ],
    ...(first ? thumbnail(source, first) : {}),
    items: pages,
  };
}

function metadata({ open, profile }: ManifestSource): object[] {
  const { document, record } = open;
  const dates = (lang: Lang) => recordDatesText(lang, record.dates);
  const languages = record.detail?.languages ?? [];
  const rows: [LanguageMap, LanguageMap | undefined][] = [
    [inBoth((lang) => t(lang).record.titleOf), asWritten(titleText('vi', record))],
    [inBoth((lang) => t(lang).record.referenceCode), only(record.referenceCode)],
    [inBoth((lang) => t(lang).record.dates), dates('vi') === '' ? undefined : inBoth(dates)],
    [label('fonds'), record.fonds.id === record.id ? undefined : only(record.fonds.title ?? undefined)],
    [inBoth((lang) => t(lang).record.creators), some(record.detail?.creators)],
    [inBoth((lang) => t(lang).record.extent), some(record.extent)],
    [
      inBoth((lang) => t(lang).record.languages),
      languages.length === 0
        ? undefined
        : {
            vi: languages.map((code) => languageName('vi', code)),
            en: languages.map((code) => languageName('en', code)),
          },
    ],
    [inBoth((lang) => t(lang).record.useConditions), only(record.detail?.useConditions)],
    [label('pages'), { none: [String(document.pageCount)] }],
    [label('archive'), inBoth((lang) => profile.citationName[lang])],
  ];
  return rows.flatMap(([name, value]) => (value ? [{ label: name, value }] : []));
}

/** What a reader owes the archive: to say where the paper lies. */
function sourceText({ open, profile, origin }: ManifestSource, lang: Lang): string {
  const permalink = origin + recordAddress(lang, open.record.id);
  return `${citationText(citationOf(open.record, profile.citationName[lang], permalink, lang))} ${permalink}`;
}

function provider({ profile, origin }: ManifestSource): object {
  const home = (lang: Lang) => ({
    id: origin + homeAddress(lang),
    type: 'Text',
    label: { [lang]: [profile.name[lang]] },
    format: 'text/html',
    language: [lang],
  });
  return {
    id: `${origin}/`,
    type: 'Agent',
    label: inBoth((lang) => profile.citationName[lang]),
    homepage: [home('vi'), home('en')],
  };
}

function file({ open: { document }, origin }: ManifestSource): object {
  return {
    id: origin + documentDownloadAddress(document.id),
    type: document.kind === 'image' ? 'Image' : 'Text',
    label: label('file'),
    format: document.mediaType,
  };
}

function label(word: 'source' | 'record' | 'file' | 'fonds' | 'pages' | 'archive'): LanguageMap {
  return inBoth((lang) => t(lang).iiif[word]);
}

function only(text: string | undefined): LanguageMap | undefined {
  return text === undefined || text === '' ? undefined : asWritten(text);
}

function some(texts: readonly string[] | undefined): LanguageMap | undefined {
  return texts && texts.length > 0 ? asWritten(...texts) : undefined;
}
