import type { Lang } from '../../i18n/languages.ts';
import { answerRegister } from '../../interchange/tables/answer-register.ts';
import { answerReport } from '../../interchange/tables/answer-report.ts';
import { tableFormat } from '../../interchange/tables/answer-table.ts';
import { codeNames } from '../../interchange/tables/code-names.ts';
import { REGISTERS } from '../../statistics/registers/register.ts';
import type { PageContext } from '../form/page-context.ts';
import { readDays } from './read-days.ts';
import { readPeriod } from './read-period.ts';

/** A register as a file. @returns undefined where there is none: no such register or format, or not for this actor */
export async function openRegisterFile(
  lang: Lang,
  { locals, params, request, url }: PageContext,
): Promise<Response | undefined> {
  const { services, visitor } = locals;
  const name = REGISTERS.find((known) => known === params.register);
  const format = tableFormat(params.format);
  const { days, errors } = readDays(lang, url.searchParams);
  if (!name || !format || errors.length > 0) return undefined;
  const names = codeNames(lang, services.registers.labels());
  return answerRegister(services, visitor, { lang, name, days, format, names }, request);
}

/** A report as a file. */
export async function openReportFile(
  lang: Lang,
  { locals, params, request, url }: PageContext,
): Promise<Response | undefined> {
  const format = tableFormat(params.format);
  const period = readPeriod(url.searchParams);
  if (!format || !period) return undefined;
  return answerReport(locals.services, locals.visitor, { lang, period, format }, request);
}
