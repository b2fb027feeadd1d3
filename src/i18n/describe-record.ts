import type { Level, Note } from '../catalogue/description.ts';
import type { PublicRecord, RecordLink } from '../catalogue/public-view.ts';
import { recordDatesText } from './dates.ts';
import type { Lang } from './languages.ts';
import { t } from './translate.ts';

/** The name of a level; the source's own where it is none of ISAD(G)'s. */
export function levelText(lang: Lang, record: { level: Level; levelLabel?: string }): string {
  return record.level === 'otherlevel' && record.levelLabel ? record.levelLabel : t(lang).words.levels[record.level];
}

/** The heading of a note: the source's own, else what its kind is called; undefined where it has neither. */
export function noteLabel(lang: Lang, { label, kind }: Note): string | undefined {
  return label || (kind && t(lang).record.noteKinds[kind]);
}

/** `vi` → `Tiếng Việt`; a name that is no known code comes back as the source wrote it. */
export function languageName(lang: Lang, code: string): string {
  return t(lang).words.languages[code] ?? code;
}

/** Level and number as one says them at the desk: `Hồ sơ số 52`, `Hộp 15`. */
export function numberedLevelText(lang: Lang, record: Pick<PublicRecord, 'level' | 'levelLabel' | 'address'>): string {
  const { words } = t(lang);
  const level = levelText(lang, record);
  if (record.level === 'box') return record.address?.box ? words.boxNumber(record.address.box) : level;
  if (record.level === 'inventory') {
    return record.address?.inventory ? words.inventoryNumber(record.address.inventory) : level;
  }
  const number = record.level === 'file' ? record.address?.file : undefined;
  return number ? words.numbered(level, number) : level;
}

/** A title to show in any list: what stands for it says why there is none, in brackets. */
export function titleText(lang: Lang, record: PublicRecord | RecordLink): string {
  if (record.title) return record.title;
  const { words } = t(lang);
  const name = 'pk' in record ? numberedLevelText(lang, record) : levelText(lang, record);
  return `${name} (${record.title === null ? words.masked : words.untitled})`;
}

/** A title where there is little room: cut after a word, with a mark that more follows. */
export function shortTitleText(lang: Lang, record: PublicRecord | RecordLink): string {
  const title = titleText(lang, record);
  if (title.length <= SHORT_TITLE) return title;
  const cut = title.slice(0, SHORT_TITLE).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.replace(/\s+\S{0,20}$/, '')}…`;
}

const SHORT_TITLE = 120;

/** One line for a suggestion: level, years, number. */
export function hintText(lang: Lang, record: PublicRecord): string {
  return [numberedLevelText(lang, record), recordDatesText(lang, record.dates), record.referenceCode]
    .filter(Boolean)
    .join(' · ');
}
