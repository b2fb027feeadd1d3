import type { APIRoute } from 'astro';
import { openApiDocument } from '../../../interchange/api/openapi.ts';
import { jsonAnswer, methodNotAllowed } from '../../../interchange/api/problem.ts';

export const GET: APIRoute = ({ locals, url }) => {
  return jsonAnswer(openApiDocument(locals.services.config.publicUrl ?? url.origin));
};
export const HEAD = GET;
export const ALL: APIRoute = methodNotAllowed;
