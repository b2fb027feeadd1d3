import type { APIRoute } from 'astro';
import { openReportFile } from '../../../../views/figures/open-files.ts';

export const GET: APIRoute = async (context) => (await openReportFile('en', context)) ?? context.rewrite('/en/404');
export const HEAD = GET;
