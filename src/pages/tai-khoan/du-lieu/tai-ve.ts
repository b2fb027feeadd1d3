import type { APIRoute } from 'astro';
import { ownDataFile } from '../../../views/privacy/own-data-file.ts';

export const POST: APIRoute = async ({ locals, rewrite }) => (await ownDataFile('vi', { locals })) ?? rewrite('/404');
