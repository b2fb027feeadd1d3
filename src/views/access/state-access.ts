import type { Permit } from '../../catalogue/permit.ts';
import type { PublicRecord } from '../../catalogue/public-view.ts';
import { partialDateText } from '../../i18n/dates.ts';
import type { Lang } from '../../i18n/languages.ts';
import { numberText } from '../../i18n/numbers.ts';
import { t } from '../../i18n/translate.ts';
import { wayToSee, type WayToSee } from './way-to-see.ts';

/** The line under a hit: how it can be seen, with the reason or the day where there is one. */
export function accessLine(lang: Lang, record: PublicRecord): { way: WayToSee; text: string } {
  const { access } = t(lang);
  const way = wayToSee(record);
  const reason = way === 'closed' ? shortReason(lang, record) : undefined;
  return { way, text: reason ? `${access.ways[way]}: ${reason}` : access.ways[way] };
}

function shortReason(lang: Lang, { access: { level, opensOn, serviceState } }: PublicRecord): string | undefined {
  const { access } = t(lang);
  if (level === 'closed') return opensOn && access.opensOnShort(partialDateText(lang, opensOn));
  if (serviceState.kind === 'fragile') return access.fragileShort;
  if (serviceState.kind === 'available') return undefined;
  const until = serviceState.until && partialDateText(lang, serviceState.until);
  return access.processingShort(serviceState.work, until);
}

/**
 * The statement on a record's page, in sentences: can it be seen online, in person, and what to do.
 * The source's own conditions and ground are not among them: the page shows those beneath, as written.
 */
export function accessSentences(lang: Lang, record: PublicRecord): string[] {
  const { access } = t(lang);
  const { opensOn, serviceState } = record.access;
  const paper = paperSentences(lang, serviceState);
  const opening = opensOn ? [access.opensOn(partialDateText(lang, opensOn))] : [];
  switch (wayToSee(record)) {
    case 'granted':
      return record.permit ? permitSentences(lang, record.permit, record.online) : [];
    case 'online':
      return [access.onlineText, ...paper];
    case 'room':
      // Copies are told of by the part that has one: of the whole nobody knows that there is none.
      return [record.childCount > 0 ? access.roomPartsText : access.roomText, access.roomDo];
    case 'ask':
      return [access.askText, ...opening, ...paper, access.askDo];
    case 'within':
      return [access.withinText, ...paper];
    case 'unstated':
      return [access.unstatedText, ...paper];
    case 'closed':
      return record.access.level === 'closed' ? [access.closedText, ...opening] : paper;
  }
}

/** What was allowed, until when and on what conditions. @param online there is a digital copy that it opens here */
export function permitSentences(lang: Lang, permit: Permit, online: boolean): string[] {
  const { access } = t(lang);
  const conditions = [
    permit.bar === 'papers' && access.grantedPapers,
    permit.onSiteOnly && (permit.bar === 'elsewhere' ? access.grantedElsewhere : access.grantedOnSite),
    permit.noDownload && access.grantedNoDownload,
    permit.maxViews !== null &&
      (permit.bar === 'views-used'
        ? access.grantedUsedUp
        : access.grantedViews(numberText(lang, permit.views), numberText(lang, permit.maxViews))),
    permit.bar === undefined && !online && access.grantedOnPaper,
  ];
  return [access.grantedText(partialDateText(lang, permit.untilDay)), ...conditions.filter((text) => text !== false)];
}

function paperSentences(lang: Lang, state: PublicRecord['access']['serviceState']): string[] {
  const { access } = t(lang);
  if (state.kind === 'available') return [];
  if (state.kind === 'fragile') return [access.fragileText];
  const until = state.until ? [access.processingUntil(partialDateText(lang, state.until))] : [];
  return [access.processingText(state.work), ...until];
}
