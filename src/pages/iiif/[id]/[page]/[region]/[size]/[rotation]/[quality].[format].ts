import type { APIRoute } from 'astro';
import { answerImage } from '../../../../../../../interchange/iiif/answer-image.ts';

export const GET: APIRoute = ({ locals, params, request, url }) =>
  answerImage(locals.services, params, request, url, locals.client);
export const HEAD = GET;
