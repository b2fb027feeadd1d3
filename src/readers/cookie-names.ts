/** What our cookies are called; platform/http/cookies.ts writes them. */
export const SESSION_COOKIE = 'phien';
export const CART_COOKIE = 'gio';
/** Known to throttling as a browser in which an account was signed in before; opens nothing. */
export const DEVICE_COOKIE = 'may';
export const DEVICE_DAYS = 365;
/** What signing in elsewhere needs on the way back. */
export const OUTSIDE_COOKIE = 'ngoai';
export const OUTSIDE_MINUTES = 10;
