/** No site has this name (RFC 2606): whatever leads away from it leads away from us. */
const NOWHERE = 'http://portal.invalid';
/** A browser reads `\` as `/` and drops tabs and line breaks; nothing of ours holds any of them. */
const MISLEADING = /[\p{Cc}\\]/u;

/**
 * A path of this site with its parameters, as `next=` may name one, or undefined: what leads elsewhere however it is
 * written (`//host`, `/\host`, `/%09/host`, `https:host`) is not gone to.
 */
export function ownPath(address: string | null | undefined): string | undefined {
  if (!address?.startsWith('/') || MISLEADING.test(address) || address.length > 2000) return undefined;
  const url = URL.parse(address, NOWHERE);
  if (url?.origin !== NOWHERE || url.username !== '') return undefined;
  // Written out anew: what stands here is what was checked. `/.//host` comes out as `//host`.
  const path = url.pathname + url.search + url.hash;
  return leadsAway(path) ? undefined : path;
}

/** What a proxy or a second reading might make of percent signs leads away as well. */
function leadsAway(path: string): boolean {
  const [before = ''] = path.split(/[?#]/, 1);
  try {
    return /^\/[/\\]|[\p{Cc}\\]/u.test(decodeURIComponent(before));
  } catch {
    return true;
  }
}
