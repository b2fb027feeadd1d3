/** Regions that CLDR names and ISO 3166-1 does not list as countries. */
const NO_COUNTRIES = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ'.split(' '));
const NAMES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/**
 * ISO 3166-1 alpha-2, as far as this program's own list of countries goes. A code that was given up is written as the
 * one that came after it (BU, now MM), and is none any more.
 */
export function isCountry(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code) || NO_COUNTRIES.has(code)) return false;
  return new Intl.Locale('und', { region: code }).region === code && NAMES.of(code) !== undefined;
}
