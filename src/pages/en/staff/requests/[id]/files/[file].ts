import type { APIRoute } from 'astro';
import { answerAttachment } from '../../../../../../interchange/download/answer-attachment.ts';

export const GET: APIRoute = async ({ locals, params, request, rewrite }) =>
  (await answerAttachment(locals.services, locals.visitor, params, request)) ?? rewrite('/en/404');
export const HEAD = GET;
