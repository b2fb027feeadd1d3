import type { APIRoute } from 'astro';
import { answerChildren } from '../../../../../interchange/api/answer-record.ts';
import { methodNotAllowed } from '../../../../../interchange/api/problem.ts';

export const GET: APIRoute = ({ locals, params, url }) => answerChildren(locals.services, params.id, url);
export const HEAD = GET;
export const ALL: APIRoute = methodNotAllowed;
