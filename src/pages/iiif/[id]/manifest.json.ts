import type { APIRoute } from 'astro';
import { answerManifest } from '../../../interchange/iiif/answer-manifest.ts';

export const GET: APIRoute = ({ locals, params, request, url }) =>
  answerManifest(locals.services, params, request, url);
export const HEAD = GET;
