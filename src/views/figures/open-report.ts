import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import { codeNames } from '../../interchange/tables/code-names.ts';
import { reportTables, type ReportTables } from '../../interchange/tables/report-tables.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { periodOn, type Period } from '../../statistics/period.ts';
import type { Report } from '../../statistics/statistics.ts';
import type { FormError } from '../form/form-error.ts';
import { NONE, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import { readPeriod } from './read-period.ts';

export interface ReportPageData {
  period: Period;
  report: Report;
  tables: ReportTables;
  /** Its last day is still to come. */
  isUnfinished: boolean;
  errors: FormError[];
}

/** The report of a period; a year that is none is said to be so, and this year shown. */
export async function openReport(lang: Lang, { locals, url }: PageContext): Promise<PageAnswer<ReportPageData>> {
  const { statistics, registers } = locals.services;
  const today = dayInVietnam(new Date());
  const asked = readPeriod(url.searchParams);
  const errors = asked ? [] : [{ field: 'year', text: t(lang).figures.badYear }];
  const period = asked ?? periodOn('year', today);
  const found = await statistics.report(locals.visitor.actor, period);
  if (!found.ok) return NONE;
  const report = found.value;
  const tables = reportTables(lang, report, codeNames(lang, registers.labels()));
  const isUnfinished = report.days.until >= today;
  return show({ period, report, tables, isUnfinished, errors }, errors.length > 0 ? 422 : 200);
}
