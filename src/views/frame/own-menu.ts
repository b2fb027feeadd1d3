import { accountAddress, cartAddress, deskAddress, homeAddress, signInAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { Actor } from '../../readers/actor.ts';
import type { MenuLink } from './menu.ts';

/**
 * The links of the header that depend on who asks.
 * @param here path and parameters of this page, to come back to after signing in; none where that makes no sense
 * @param inCart how many records are in the cart
 */
export function ownMenu(lang: Lang, actor: Actor, { here, inCart }: OwnMenuPlace): MenuLink[] {
  const { frame } = t(lang);
  const cart = () => ({ text: frame.cart(inCart), href: cartAddress(lang) });
  const account = () => ({ text: frame.account, href: accountAddress(lang) });
  switch (actor.kind) {
    case 'guest':
      return [cart(), { text: frame.signIn, href: signInAddress(lang, worthReturning(lang, here)), follow: false }];
    case 'reader':
      return [cart(), account()];
    case 'staff':
      return [{ text: frame.desk, href: deskAddress(lang) }, account()];
    case 'system':
      return [];
  }
}

export interface OwnMenuPlace {
  here?: string;
  inCart: number;
}

/** Who signs in from the front page or from the pages about signing in wants nothing in particular. */
function worthReturning(lang: Lang, here: string | undefined): string | undefined {
  return here === homeAddress(lang) || here?.startsWith(accountAddress(lang)) ? undefined : here;
}
