import type { APIRoute } from 'astro';
import { answerOwnCopy } from '../../../../interchange/download/answer-copy.ts';

export const GET: APIRoute = async ({ locals, params, request, rewrite }) =>
  (await answerOwnCopy(locals.services, locals.visitor, { params, request, lang: 'vi' })) ?? rewrite('/404');
export const HEAD = GET;
