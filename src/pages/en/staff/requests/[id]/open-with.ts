import type { APIRoute } from 'astro';
import { tellPresence } from '../../../../../views/desk/case/tell-presence.ts';

export const POST: APIRoute = (context) => tellPresence('en', context);
