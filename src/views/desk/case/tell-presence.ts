import type { APIContext } from 'astro';
import type { Lang } from '../../../i18n/languages.ts';
import { t } from '../../../i18n/translate.ts';

/** "Still here", from the script of an open case. Answers who else is, in words, and the case's version by now. */
export async function tellPresence(lang: Lang, { locals, params }: APIContext): Promise<Response> {
  const seen = await locals.services.desk.stillHere(locals.visitor.actor, params.id ?? '');
  if (!seen.ok) return new Response(null, { status: 404 });
  const { others, version } = seen.value;
  const said = others.length > 0 ? t(lang).desk.case.presence(others.join(', ')) : '';
  return Response.json({ said, version });
}
