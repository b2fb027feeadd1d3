import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import { attachment } from '../../interchange/download/content-disposition.ts';
import type { PageContext } from '../form/page-context.ts';
import { withAddresses } from './with-addresses.ts';

/** POST: everything that is kept of the reader who asks, as a file. @returns undefined for anybody else */
export async function ownDataFile(
  lang: Lang,
  { locals, url }: Pick<PageContext, 'locals' | 'url'>,
): Promise<Response | undefined> {
  const { privacy, config } = locals.services;
  const own = await privacy.exportOwnData(locals.visitor.actor);
  if (!own.ok) return undefined;
  const everything = withAddresses(lang, config.publicUrl ?? url.origin, own.value);
  return new Response(`${JSON.stringify(everything, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': attachment(t(lang).privacy.fileName),
      'content-security-policy': "default-src 'none'; sandbox",
    },
  });
}
