import type { PublicDetail, PublicRecord } from '../../catalogue/public-view.ts';
import { facetSearchAddress, queryAddress } from '../../i18n/addresses.ts';
import { recordDatesText } from '../../i18n/dates.ts';
import { languageName, levelText, noteLabel, numberedLevelText } from '../../i18n/describe-record.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';

/** One element of the description with what it holds; elements that hold nothing are not made. */
export interface Field {
  label: string;
  /** Short values, each with a search for its like where there is one. */
  values?: { text: string; href?: string }[];
  /** Prose, by paragraphs. */
  paragraphs?: string[];
}

/** The description in the order of ISAD(G). The title and the statement of access stand above it. */
export function describeFields(lang: Lang, record: PublicRecord): Field[] {
  const { record: texts } = t(lang);
  return [
    values(texts.referenceCode, [record.referenceCode]),
    values(texts.address, [addressText(lang, record)]),
    values(texts.dates, [recordDatesText(lang, record.dates)]),
    values(texts.level, [levelText(lang, record)]),
    values(texts.extent, record.extent),
    ...(record.detail ? detailFields(lang, record.detail) : []),
  ].filter((field): field is Field => field !== undefined);
}

function detailFields(lang: Lang, detail: PublicDetail): (Field | undefined)[] {
  const { record: texts } = t(lang);
  const languages = detail.languages.map((code) => languageName(lang, code));
  return [
    values(texts.creators, detail.creators, (text) => facetSearchAddress(lang, 'creator', text)),
    prose(texts.history, detail.history),
    prose(texts.scope, detail.scope),
    prose(texts.arrangement, detail.arrangement),
    prose(texts.useConditions, detail.useConditions),
    values(texts.languages, languages),
    prose(texts.physicalCondition, detail.physicalCondition),
    values(texts.subjects, detail.subjects, (text) => facetSearchAddress(lang, 'subject', text)),
    values(texts.places, detail.places, (text) => facetSearchAddress(lang, 'place', text)),
    values(texts.names, detail.names, (text) => queryAddress(lang, `"${text.replaceAll('"', ' ')}"`)),
    ...detail.notes.map((note) => prose(noteLabel(lang, note) ?? texts.notes, note.text)),
  ];
}

/** What a reader says at the desk: `Hồ sơ số 52 · Mục lục 2 · Hộp 15 · H30.2.52`; the code only where it adds something. */
export function placeText(
  lang: Lang,
  record: Pick<PublicRecord, 'level' | 'levelLabel' | 'address' | 'referenceCode'>,
): string {
  const { words } = t(lang);
  const { level, address, referenceCode } = record;
  return [
    numberedLevelText(lang, record),
    level !== 'inventory' && address?.inventory && words.inventoryNumber(address.inventory),
    level !== 'box' && address?.box && words.boxNumber(address.box),
    referenceCode !== address?.file && referenceCode,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** `Mục lục 2 · Hộp 15 · Hồ sơ số 52` */
function addressText(lang: Lang, { address }: PublicRecord): string {
  const { words } = t(lang);
  if (!address) return '';
  return [
    address.fonds,
    address.inventory && words.inventoryNumber(address.inventory),
    address.box && words.boxNumber(address.box),
    address.file && words.numbered(words.levels.file, address.file),
    address.sheet && words.sheetNumber(address.sheet),
  ]
    .filter(Boolean)
    .join(' · ');
}

function values(label: string, given: (string | undefined)[], href?: (text: string) => string): Field | undefined {
  const texts = given.filter((text): text is string => Boolean(text));
  if (texts.length === 0) return undefined;
  return { label, values: texts.map((text) => ({ text, href: href?.(text) })) };
}

function prose(label: string, text: string | undefined): Field | undefined {
  const paragraphs = (text ?? '').split(/\n+/).filter((line) => line.trim() !== '');
  return paragraphs.length > 0 ? { label, paragraphs } : undefined;
}
