/**
 * The address of a digital copy for readers: as it is written, but for spaces, which no address has, and for the name
 * and password of whoever copied it out of a browser.
 * @returns undefined for what is no address of the web
 */
export function webAddress(href: string): string | undefined {
  if (!/^https?:\/\/[^\s/]/i.test(href) || !URL.canParse(href)) return undefined;
  if (!/[\s@]/.test(href)) return href;
  const url = new URL(href);
  if (url.username === '' && url.password === '' && !/\s/.test(href)) return href;
  url.username = '';
  url.password = '';
  return url.href;
}

/** What the report says of digital objects that lead nowhere. */
export const NO_ADDRESS =
  'A link to a digital copy is neither an address of the web (https://…) nor the path of a file; it was left out, and so is every other like it in this file.';
