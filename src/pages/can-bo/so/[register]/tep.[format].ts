import type { APIRoute } from 'astro';
import { openRegisterFile } from '../../../../views/figures/open-files.ts';

export const GET: APIRoute = async (context) => (await openRegisterFile('vi', context)) ?? context.rewrite('/404');
export const HEAD = GET;
