import type { OnlineMeasure } from '../measures.ts';

/** One answer of the portal, as far as it tells whether something was used. */
export interface Answered {
  /** The route's name in Vietnamese, as audiences.ts has it. */
  route: string;
  method: string;
  status: number;
  url: URL;
  /** Of the request. */
  headers: Headers;
}

/** They name themselves; whoever names nothing is no browser. CUBOT makes telephones. */
const ROBOT =
  /(?<!cu)bot\b|crawl|spider|slurp|archiver|scrap|fetch|monitor|preview|facebookexternalhit|curl|wget|python|\bjava\/|go-http|okhttp|axios|libwww|\bperl|\bruby/i;

/** @returns what was used; undefined for what does not count: robots, pages fetched ahead, later pieces of a file */
export function whatWasUsed({ route, method, status, url, headers }: Answered): OnlineMeasure | undefined {
  if (method !== 'GET' || isFetchedAhead(headers) || isRobot(headers.get('user-agent'))) return undefined;
  if (status !== 200 && !(status === 206 && isFirstPiece(headers))) return undefined;
  switch (route) {
    case '/ho-so/[id]':
      return 'record-views';
    case '/tai-lieu/[id]/[page]':
      return 'document-views';
    case '/tai-lieu/[id]/tai-ve':
      return 'downloads';
    case '/tim-kiem':
      return isNewSearch(url) ? 'searches' : undefined;
    default:
      return undefined;
  }
}

function isRobot(agent: string | null): boolean {
  return agent === null || ROBOT.test(agent);
}

function isFetchedAhead(headers: Headers): boolean {
  return /prefetch|prerender/i.test(`${headers.get('sec-purpose') ?? ''} ${headers.get('purpose') ?? ''}`);
}

function isFirstPiece(headers: Headers): boolean {
  return headers.get('range')?.startsWith('bytes=0-') ?? false;
}

/** Words were typed; turning the pages of what was found is the same search. */
function isNewSearch({ searchParams }: URL): boolean {
  return (searchParams.get('q') ?? '').trim() !== '' && ['', '1'].includes(searchParams.get('page') ?? '');
}
