import type { APIRoute } from 'astro';
import { answerImageInfo } from '../../../../interchange/iiif/answer-image.ts';

export const GET: APIRoute = ({ locals, params, request, url }) =>
  answerImageInfo(locals.services, params, request, url);
export const HEAD = GET;
