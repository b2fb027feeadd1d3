import type { APIRoute } from 'astro';
import { answerFacets } from '../../../interchange/api/answer-search.ts';
import { methodNotAllowed } from '../../../interchange/api/problem.ts';

export const GET: APIRoute = ({ locals, url }) => answerFacets(locals.services, url);
export const HEAD = GET;
export const ALL: APIRoute = methodNotAllowed;
