import { visitAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { numberText } from '../../i18n/numbers.ts';
import { t } from '../../i18n/translate.ts';
import type { Visitor } from '../../readers/visitor.ts';
import type { Services } from '../../services.ts';
import type { OwnVisit } from '../../visits/own-visit.ts';
import type { VisitState } from '../../visits/states.ts';
import { attachment } from '../download/content-disposition.ts';
import { calendarFile, type CalendarEntry } from './calendar-file.ts';

const REMIND_MINUTES = 120;
const STATUSES: Partial<Record<VisitState, CalendarEntry['status']>> = {
  requested: 'TENTATIVE',
  confirmed: 'CONFIRMED',
  arrived: 'CONFIRMED',
  completed: 'CONFIRMED',
  declined: 'CANCELLED',
  'cancelled-by-reader': 'CANCELLED',
  'cancelled-by-staff': 'CANCELLED',
  moved: 'CANCELLED',
};

/**
 * GET and HEAD of a visit for its reader's own calendar.
 * @param origin of the request, where PUBLIC_URL is not set: the entry links to the visit's page
 * @returns undefined where there is nothing for whoever asks
 */
export async function answerVisitCalendar(
  { visits, config, content }: Pick<Services, 'visits' | 'config' | 'content'>,
  { actor }: Visitor,
  { lang, id, request, origin }: { lang: Lang; id: string; request: Request; origin: string },
): Promise<Response | undefined> {
  const own = await visits.ownVisit(actor, id);
  if (!own.ok) return undefined;
  const status = STATUSES[own.value.state];
  if (!status || own.value.number === null) return undefined;
  const site = config.publicUrl ?? origin;
  const address = content.profile.address[lang];
  const file = calendarFile(entryOf(lang, own.value, { status, site, address }));
  const headers = {
    'content-type': 'text/calendar; charset=utf-8',
    'content-length': String(Buffer.byteLength(file)),
    'content-disposition': attachment(`${own.value.number}.ics`),
    'cache-control': 'private, no-store',
  };
  return new Response(request.method === 'GET' ? file : null, { headers });
}

function entryOf(
  lang: Lang,
  visit: OwnVisit,
  { status, site, address }: { status: CalendarEntry['status']; site: string; address: string },
): CalendarEntry {
  const { calendar: texts } = t(lang).visit.follow;
  const url = site + visitAddress(lang, visit.id);
  const said = [texts.number(visit.number ?? ''), texts.files(numberText(lang, visit.files)), texts.papers, url];
  return {
    uid: `${visit.id}@${new URL(site).hostname}`,
    sequence: visit.version,
    stamp: new Date(visit.changedAt),
    start: new Date(visit.begins),
    end: new Date(visit.ends),
    summary: texts.summary(visit.room.label[lang]),
    description: said.join('\n'),
    location: [visit.room.label[lang], visit.room.place[lang], address].join(', '),
    url,
    status,
    remindMinutes: REMIND_MINUTES,
  };
}
