/** Where a request to sign in or register came from: what throttling counts by, and what a session is listed as. */
export interface Client {
  /** `locals.client`: an IPv4 address or an IPv6 /64, seen through trusted proxies only. In no log and no table. */
  address: string;
  /** The header User-Agent, as sent; only browser and system in words are kept of it. */
  userAgent: string;
  /** The cookie `DEVICE_COOKIE` (cookie-names.ts): a browser in which this account was signed in before. */
  device?: string;
  /** `locals.visitor.session`: it ends when another begins in this browser. */
  session?: string;
}
