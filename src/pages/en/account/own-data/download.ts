import type { APIRoute } from 'astro';
import { ownDataFile } from '../../../../views/privacy/own-data-file.ts';

export const POST: APIRoute = async ({ locals, url, rewrite }) =>
  (await ownDataFile('en', { locals, url })) ?? rewrite('/en/404');
