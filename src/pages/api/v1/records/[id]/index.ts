import type { APIRoute } from 'astro';
import { answerRecord } from '../../../../../interchange/api/answer-record.ts';
import { methodNotAllowed } from '../../../../../interchange/api/problem.ts';

export const GET: APIRoute = ({ locals, params, url }) => answerRecord(locals.services, params.id, url);
export const HEAD = GET;
export const ALL: APIRoute = methodNotAllowed;
