import type { APIRoute } from 'astro';
import { answerSuggest } from '../../../interchange/api/answer-search.ts';
import { methodNotAllowed } from '../../../interchange/api/problem.ts';

export const GET: APIRoute = ({ locals, url }) => answerSuggest(locals.services, url);
export const HEAD = GET;
export const ALL: APIRoute = methodNotAllowed;
