import { fold } from '../../../src/search/vietnamese/fold.ts';

/** What a reader who has not signed in gets for an address. */
export interface Answer {
  path: string;
  status: number;
  /** Head and body, as text. */
  text: string;
}

/** Headers that differ from one answer to the next whatever was asked. */
const OF_THE_MOMENT = new Set(['date', 'x-request-id', 'keep-alive', 'connection', 'etag', 'content-length']);

/** Asks as a guest; redirects are not followed. */
export async function ask(origin: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  // Not compressed: thousands of pages are read here.
  const asked = { 'accept-encoding': 'identity', ...headers };
  const response = await fetch(origin + path, { redirect: 'manual', headers: asked });
  const head = [...response.headers].filter(([name]) => !OF_THE_MOMENT.has(name));
  const body = await response.text();
  const requestId = response.headers.get('x-request-id');
  const text = `${response.status}\n${head.map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${body}`;
  return {
    path,
    status: response.status,
    text: (requestId ? text.replaceAll(requestId, 'REQUEST') : text).replaceAll(origin, 'ORIGIN'),
  };
}

/** Asks for all of them, a few at a time. @param as headers of somebody who signed in; without them a guest */
export async function askAll(
  origin: string,
  paths: Iterable<string>,
  as: Record<string, string> = {},
): Promise<Answer[]> {
  const waiting = [...paths];
  const answers: Answer[] = [];
  const asking = Array.from({ length: 4 }, async () => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) answers.push(await ask(origin, path, as));
  });
  await Promise.all(asking);
  return answers;
}

/**
 * Everything that can be reached from the addresses, which are asked for one after the other, by following links, each
 * page once. Searches are followed to one filter and trees to one open branch: beyond that they only repeat themselves.
 * @param as headers of somebody who signed in; without them a guest
 */
export async function crawl(
  origin: string,
  from: readonly string[],
  as: Record<string, string> = {},
): Promise<Map<string, Answer>> {
  const reached = new Map<string, Answer>();
  let answers: Answer[] = [];
  for (const path of new Set(from)) answers.push(await ask(origin, path, as));
  while (answers.length > 0) {
    const found = new Set<string>();
    for (const answer of answers) {
      reached.set(answer.path, answer);
      for (const link of linksIn(answer)) if (isWorthFollowing(link)) found.add(link);
    }
    answers = await askAll(
      origin,
      [...found].filter((link) => !reached.has(link)),
      as,
    );
  }
  return reached;
}

function linksIn({ path, text }: Answer): string[] {
  const written = [
    ...text.matchAll(/\s(?:href|src|action)="([^"]+)"/g),
    ...text.matchAll(/"url":"([^"]+)"/g),
    ...text.matchAll(/^location: (.+)$/gm),
  ].map((match) => (match[1] ?? '').replaceAll('&amp;', '&').replaceAll('&#38;', '&'));
  const links: string[] = [];
  for (const link of written) {
    const url = URL.canParse(link.replace('ORIGIN', 'http://guest'), `http://guest${path}`)
      ? new URL(link.replace('ORIGIN', 'http://guest'), `http://guest${path}`)
      : undefined;
    if (url?.host === 'guest') links.push(url.pathname + url.search);
  }
  return links;
}

function isWorthFollowing(link: string): boolean {
  if (link.startsWith('/_astro/') || link.startsWith('/fonts/')) return false;
  const { pathname, searchParams } = new URL(link, 'http://guest');
  // The way back to a search that a record was found by: the same record again.
  if (/^\/(ho-so|en\/records)\//.test(pathname) && [...searchParams.keys()].some((name) => !TREE.has(name)))
    return false;
  // Where somebody wanted to go before they signed in: one page for as many places as there are.
  if (searchParams.has('next')) return false;
  return searchParams.size <= 1 && ![...searchParams.values()].some((value) => value.includes('~'));
}

const TREE = new Set(['open', 'after', 'before']);

/** As a person reads it: marks taken away, nothing split by highlighting, hidden spellings of letters written out. */
export function readable(text: string): string {
  const decoded = text
    .replaceAll(/<\/?mark>/g, '')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/\\u([0-9a-fA-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  const unescaped = decoded.includes('%') ? `${decoded}\n${unpercent(decoded)}` : decoded;
  return fold(unescaped);
}

function unpercent(text: string): string {
  return text.replaceAll(/(?:%[0-9a-fA-F]{2})+/g, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      return codes;
    }
  });
}
