import type { APIRoute } from 'astro';
import { redirectToInfo } from '../../../../interchange/iiif/answer-image.ts';

export const GET: APIRoute = ({ locals, params, url }) => redirectToInfo(locals.services, params, url);
export const HEAD = GET;
