import type { APIRoute } from 'astro';
import { openReportFile } from '../../../views/figures/open-files.ts';

export const GET: APIRoute = async (context) => (await openReportFile('vi', context)) ?? context.rewrite('/404');
export const HEAD = GET;
