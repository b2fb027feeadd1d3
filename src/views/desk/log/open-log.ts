import type { Lang } from '../../../i18n/languages.ts';
import { t } from '../../../i18n/translate.ts';
import type { AuditFilter, AuditPage } from '../../../platform/audit/audit-log.ts';
import type { FormError } from '../../form/form-error.ts';
import { NONE, show, type PageAnswer } from '../../form/page-answer.ts';
import type { PageContext } from '../../form/page-context.ts';
import { readDay } from '../read-day.ts';

export interface LogPageData {
  found: AuditPage;
  filter: AuditFilter;
  errors: FormError[];
}

const LONGEST = 200;

/** The log, narrowed as its address says. */
export async function openLog(lang: Lang, { locals, url }: PageContext): Promise<PageAnswer<LogPageData>> {
  const { filter, errors } = readFilter(lang, url.searchParams);
  const found = await locals.services.auditLog.entries(locals.visitor.actor, filter);
  return found.ok ? show({ found: found.value, filter, errors }, errors.length > 0 ? 422 : 200) : NONE;
}

function readFilter(lang: Lang, params: URLSearchParams): { filter: AuditFilter; errors: FormError[] } {
  const texts = t(lang).desk.log;
  const errors: FormError[] = [];
  const text = (name: 'actor' | 'action' | 'subject') => {
    const value = params.get(name)?.trim().slice(0, LONGEST);
    return value ? { [name]: value } : {};
  };
  const day = (name: 'from' | 'to') => {
    const typed = params.get(name)?.trim() ?? '';
    const read = readDay(typed);
    if (typed !== '' && read === undefined) errors.push({ field: name, text: texts.badDay(texts[name]) });
    return read === undefined ? {} : { [name]: read };
  };
  const before = params.get('before') ?? '';
  const filter: AuditFilter = {
    ...text('actor'),
    ...text('action'),
    ...text('subject'),
    ...day('from'),
    ...day('to'),
    ...(/^[1-9]\d{0,14}$/.test(before) ? { before: Number(before) } : {}),
  };
  return { filter, errors };
}

/** The same filter as parameters of an address; where the list goes on is not part of it. */
export function writeFilter({ actor, action, subject, from, to }: AuditFilter): URLSearchParams {
  const given = Object.entries({ actor, action, subject, from, to });
  return new URLSearchParams(given.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
