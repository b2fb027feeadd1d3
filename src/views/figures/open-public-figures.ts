import type { PublicFigures } from '../../statistics/statistics.ts';
import { NONE, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';

/** The figures of a year; a year of which nothing is known is not there. */
export async function openPublicFigures({ locals, url }: PageContext): Promise<PageAnswer<PublicFigures>> {
  const typed = url.searchParams.get('year') ?? '';
  if (typed !== '' && !/^\d{4}$/.test(typed)) return NONE;
  const figures = await locals.services.statistics.publicFigures(typed === '' ? undefined : Number(typed));
  return figures ? show(figures) : NONE;
}
