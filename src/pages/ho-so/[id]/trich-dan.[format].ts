import type { APIRoute } from 'astro';
import { answerCitation } from '../../../interchange/citation/answer-citation.ts';

export const GET: APIRoute = ({ locals, params, url }) => answerCitation(locals.services, params, url, 'vi');
