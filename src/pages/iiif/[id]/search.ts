import type { APIRoute } from 'astro';
import { answerContentSearch } from '../../../interchange/iiif/answer-content-search.ts';

export const GET: APIRoute = ({ locals, params, request, url }) =>
  answerContentSearch(locals.services, params, request, url, 2);
export const HEAD = GET;
