import type { APIRoute } from 'astro';
import { answerPageText } from '../../../../interchange/iiif/answer-text.ts';

export const GET: APIRoute = ({ locals, params, request, url }) =>
  answerPageText(locals.services, params, request, url);
export const HEAD = GET;
