import type { APIRoute } from 'astro';
import { answerLetter } from '../../../../interchange/letters/answer-letter.ts';

export const GET: APIRoute = async ({ locals, params, request, url, rewrite }) =>
  (await answerLetter(locals.services, locals.visitor, { params, request, origin: url.origin })) ?? rewrite('/404');
export const HEAD = GET;
