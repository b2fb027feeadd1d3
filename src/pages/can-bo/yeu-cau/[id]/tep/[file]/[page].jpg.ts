import type { APIRoute } from 'astro';
import { answerCaseImage } from '../../../../../../interchange/iiif/answer-case-image.ts';

export const GET: APIRoute = async ({ locals, params, request, url, rewrite }) =>
  (await answerCaseImage(locals.services, locals.visitor.actor, params, request, url, locals.client)) ??
  rewrite('/404');
