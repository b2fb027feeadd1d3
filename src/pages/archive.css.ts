import type { APIRoute } from 'astro';

/** The archive's own colours in place of the tokens of the same name; served as a file since the policy allows no inline style. */
export const GET: APIRoute = ({ locals }) => {
  const colours = Object.entries(locals.services.content.profile.colours ?? {});
  const rules = colours.map(([name, value]) => `--${name}:${value}`).join(';');
  return new Response(`:root{${rules}}`, {
    headers: { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=300' },
  });
};
