import type { Refusal } from './refusal.ts';

const MAX_TARGET = 8_192;

/**
 * The path of a request line, if it is one that pages may be asked for. Only the path is judged: a query
 * with a stray `%` is what people type, and every page explains what it cannot use.
 */
export function readTarget(target: string): { pathname: string } | { refusal: Refusal } {
  if (target.length > MAX_TARGET) return { refusal: 'too-long' };
  const end = target.search(/[?#]/);
  const pathname = end < 0 ? target : target.slice(0, end);
  // Browsers take `//host` and `/\host` for another server: never let either reach a redirect.
  if (!pathname.startsWith('/') || /^\/[/\\]/.test(pathname)) return { refusal: 'malformed' };
  const decoded = decode(pathname);
  // eslint would call control characters in a pattern a slip: these are exactly what is looked for.
  if (decoded === undefined || [...decoded].some((c) => c < ' ' || c === '\\' || c === '\u007f')) {
    return { refusal: 'malformed' };
  }
  return { pathname };
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}
