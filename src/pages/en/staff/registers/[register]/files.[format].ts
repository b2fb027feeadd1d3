import type { APIRoute } from 'astro';
import { openRegisterFile } from '../../../../../views/figures/open-files.ts';

export const GET: APIRoute = async (context) => (await openRegisterFile('en', context)) ?? context.rewrite('/en/404');
export const HEAD = GET;
