import type { APIRoute } from 'astro';
import { answerContentSearch } from '../../../interchange/iiif/answer-content-search.ts';

/** For viewers that know the first version of the Content Search API only. */
export const GET: APIRoute = ({ locals, params, request, url }) =>
  answerContentSearch(locals.services, params, request, url, 1);
export const HEAD = GET;
