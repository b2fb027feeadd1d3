import type { APIRoute } from 'astro';
import { answerPageCitation } from '../../../../../interchange/citation/answer-citation.ts';

export const GET: APIRoute = ({ locals, params, url }) => answerPageCitation(locals.services, params, url, 'en');
