import type { APIRoute } from 'astro';
import { answerVisitCalendar } from '../../../interchange/calendar/answer-visit-calendar.ts';

export const GET: APIRoute = async ({ locals, params, request, url, rewrite }) => {
  const asked = { lang: 'vi' as const, id: params.id ?? '', request, origin: url.origin };
  return (await answerVisitCalendar(locals.services, locals.visitor, asked)) ?? rewrite('/404');
};
export const HEAD = GET;
