import type { PublicRecord, RecordLink } from '../../catalogue/public-view.ts';
import { recordAddress } from '../../i18n/addresses.ts';
import { recordDatesText } from '../../i18n/dates.ts';
import { noteLabel } from '../../i18n/describe-record.ts';
import type { Lang } from '../../i18n/languages.ts';

/** For whom an answer is written: the language of its labels, and the site's address without a trailing slash. */
export interface AnswerContext {
  lang: Lang;
  origin: string;
}

/** What lists show of a record: search hits, children. Field by field, so that nothing new leaves unnoticed. */
export function recordSummary(record: PublicRecord, { lang, origin }: AnswerContext) {
  return {
    id: record.id,
    url: origin + recordAddress(lang, record.id),
    title: record.title,
    level: record.level,
    referenceCode: record.referenceCode ?? null,
    dates: datesOf(record, lang),
    access: record.access.level,
    online: record.online,
  };
}

/** The whole public record. */
export function recordJson(record: PublicRecord, ancestors: readonly PublicRecord[], context: AnswerContext) {
  const { access, detail } = record;
  return {
    ...recordSummary(record, context),
    levelLabel: record.levelLabel ?? null,
    masked: record.masked,
    address: record.address ?? null,
    dates: {
      ...datesOf(record, context.lang),
      text: record.dates.text,
      approximate: record.dates.approximate ?? false,
    },
    extent: record.extent,
    accessConditions: {
      level: access.level,
      stated: access.stated,
      conditions: access.conditions ?? null,
      ground: access.ground ?? null,
      opensOn: access.opensOn ?? null,
      inheritedFrom: access.inheritedFrom ? linkJson(access.inheritedFrom) : null,
      serviceState: access.serviceState,
    },
    fonds: linkJson(record.fonds),
    ancestors: ancestors.map(linkJson),
    childCount: record.childCount,
    descendantCount: record.descendantCount,
    addedAt: record.addedAt,
    changedAt: record.changedAt,
    description: detail
      ? {
          creators: detail.creators,
          history: detail.history ?? null,
          scope: detail.scope ?? null,
          arrangement: detail.arrangement ?? null,
          languages: detail.languages,
          physicalCondition: detail.physicalCondition ?? null,
          useConditions: detail.useConditions ?? null,
          subjects: detail.subjects,
          places: detail.places,
          names: detail.names,
          notes: detail.notes.map((note) => {
            const label = noteLabel(context.lang, note);
            return label === undefined ? { text: note.text } : { label, text: note.text };
          }),
          digitalObjects: detail.digitalObjects,
        }
      : null,
  };
}

export function linkJson(record: Pick<RecordLink, 'id' | 'title'>): { id: string; title: string | null } {
  return { id: record.id, title: record.title };
}

function datesOf(record: PublicRecord, lang: Lang) {
  const { dates } = record;
  return { display: recordDatesText(lang, dates), from: dates.from ?? null, to: dates.to ?? null };
}
