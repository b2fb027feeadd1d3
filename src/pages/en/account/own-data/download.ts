import type { APIRoute } from 'astro';
import { ownDataFile } from '../../../../views/privacy/own-data-file.ts';

export const POST: APIRoute = async ({ locals, rewrite }) =>
  (await ownDataFile('en', { locals })) ?? rewrite('/en/404');
