import { CART_COOKIE } from '../../readers/cookie-names.ts';
import type { Services } from '../../services.ts';

const DAY_S = 24 * 60 * 60;

/** The browser keeps its cart as long as the archive keeps a draft (content/policy/requests.yaml). */
export function cartCookie({ cookies, requests }: Pick<Services, 'cookies' | 'requests'>, token: string): string {
  return cookies.write(CART_COOKIE, token, requests.rules().draftDays * DAY_S);
}
