import type { APIRoute } from 'astro';
import { showSearch } from '../../../views/search/show-search.ts';

export const GET: APIRoute = ({ locals, url }) => showSearch(locals, url, 'en');
