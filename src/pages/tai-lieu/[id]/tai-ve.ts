import type { APIRoute } from 'astro';
import { answerDownload } from '../../../interchange/download/answer-download.ts';

/** One address in every language; where there is nothing, the site's own page says so. */
export const GET: APIRoute = async ({ locals, params, request, rewrite }) =>
  (await answerDownload(locals.services, params, request, locals.flow)) ?? rewrite('/404');
export const HEAD = GET;
