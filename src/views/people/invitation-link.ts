import { tokenAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import type { PageContext } from '../form/page-context.ts';

/** The whole address of an invitation, for whoever hands it over in person. */
export function invitationLink(lang: Lang, { locals, url }: PageContext, token: string): string {
  return new URL(tokenAddress(lang, 'invitation', token), locals.services.config.publicUrl ?? url.origin).href;
}
