import type { PublicDocument } from '../catalogue/document.ts';
import type { PublicRecord } from '../catalogue/public-view.ts';
import { documentDownloadAddress, documentPageAddress, recordAddress } from '../i18n/addresses.ts';
import type { Lang } from '../i18n/languages.ts';
import type { ArchiveProfile } from '../platform/content.ts';

/**
 * A record in schema.org's words (ArchiveComponent, and Collection for a topmost one), from its public view only.
 * @param origin without a trailing slash
 * @param documents those of the record that anybody may read
 */
export function recordJsonLd(
  record: PublicRecord,
  profile: ArchiveProfile,
  origin: string,
  lang: Lang,
  documents: readonly PublicDocument[] = [],
): object {
  const { detail, dates } = record;
  const isTopmost = record.path.length <= 1;
  const address = (id: string) => origin + recordAddress(lang, id);
  return {
    '@context': 'https://schema.org',
    '@type': isTopmost ? ['Collection', 'ArchiveComponent'] : 'ArchiveComponent',
    '@id': address(record.id),
    url: address(record.id),
    name: record.title ?? undefined,
    identifier: record.referenceCode,
    temporalCoverage: temporalCoverage(dates.from, dates.to),
    materialExtent: some(record.extent),
    description: detail?.scope,
    // Persons, families or bodies: the description does not know which.
    creator: some(detail?.creators)?.map((name) => ({ name })),
    inLanguage: some(detail?.languages),
    about: some(detail?.subjects),
    contentLocation: some(detail?.places),
    associatedMedia: some(documents)?.map((document) => mediaObject(document, origin, lang)),
    conditionsOfAccess: record.access.conditions,
    isPartOf: isTopmost
      ? undefined
      : { '@type': 'ArchiveComponent', '@id': address(record.fonds.id), name: record.fonds.title ?? undefined },
    itemLocation: profile.address[lang],
    holdingArchive: {
      '@type': 'ArchiveOrganization',
      name: profile.citationName[lang],
      address: profile.address[lang],
      telephone: profile.telephone,
      email: profile.email,
      url: origin,
    },
  };
}

function mediaObject(document: PublicDocument, origin: string, lang: Lang): object {
  const file = document.downloadable
    ? { contentUrl: origin + documentDownloadAddress(document.id), contentSize: `${document.bytes} B` }
    : {};
  return {
    '@type': 'MediaObject',
    name: document.label,
    url: origin + documentPageAddress(lang, document.id, 1),
    encodingFormat: document.mediaType,
    ...file,
  };
}

/** The text of a `<script type="application/ld+json">`: nothing in it can end the element. */
export function jsonLdText(value: object): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function temporalCoverage(from: string | undefined, to: string | undefined): string | undefined {
  if (from === undefined) return to === undefined ? undefined : `../${to}`;
  return to === from ? from : `${from}/${to ?? '..'}`;
}

function some<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list && list.length > 0 ? list : undefined;
}
